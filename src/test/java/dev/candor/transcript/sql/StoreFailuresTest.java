package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.config.CandorException;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with a store ends in one sentence, and costs no answer. */
class StoreFailuresTest {

  private static final Duration SHORT = Duration.ofMillis(50);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("transcripts.db");
  }

  @Test
  void aFullDiskEndsInOneSentenceAndLosesNothing() throws SQLException {
    TranscriptStores.open(file().toString()).close();
    List<PlannedTrial> trials = Trials.some(300);
    List<PlannedTrial> failed = new ArrayList<>();
    Database small =
        new SqliteDatabase(file(), false, SHORT) {
          @Override
          public Connection connect(Role role) throws SQLException {
            Connection connection = super.connect(role);
            try (Statement statement = connection.createStatement()) {
              statement.execute("PRAGMA max_page_count = 40");
            }
            return connection;
          }
        };
    String sentence = "";
    try (TranscriptStore store = SqlStore.open(small)) {
      for (PlannedTrial trial : trials) {
        try {
          store.save(trial, Trials.answer(trial)).join();
        } catch (CompletionException e) {
          failed.add(trial);
          assertThat(e).cause().isInstanceOf(CandorException.class);
          sentence = e.getCause().getMessage();
        }
      }
      assertThatThrownBy(() -> store.claim(Trials.some(400))).hasMessage(sentence);
    }
    assertThat(failed).isNotEmpty().hasSizeLessThan(300);
    assertThat(sentence)
        .isEqualTo(
            "The store %s cannot grow: the disk is full. Free some space; then bring back the %d"
                    .formatted(file(), failed.size())
                + " answers kept in %1$s with: mvn -q compile exec:java -Dexec.args=\"import %1$s\"."
                    .formatted(Rescued.in(folder)));
    isSound();
    try (SqlStore store = SqlStore.open(SqliteDatabase.lasting(file(), SHORT))) {
      assertThat(store.claim(trials.subList(0, trials.size() - failed.size())))
          .containsOnly(Claim.STORED);
      Rescued.bringsBack(folder, store, failed);
    }
  }

  /** Nothing fits there any more, not even what should be rescued; but all is told. */
  @Test
  void aDiskThatIsReallyFullIsTold() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "none", disk.toString()),
        "only who may mount a file system can fill one");
    try {
      List<CompletableFuture<Void>> saves = new ArrayList<>();
      try (TranscriptStore store = TranscriptStores.open(disk.resolve("t.db").toString())) {
        for (PlannedTrial trial : Trials.some(1000)) {
          saves.add(store.save(trial, Trials.answer(trial, "x".repeat(5000))));
          // The first goes alone: all of them in one transaction would fail together.
          saves.get(0).join();
        }
      }
      long failed = saves.stream().filter(CompletableFuture::isCompletedExceptionally).count();
      assertThat(failed).isBetween(800L, 999L);
      assertThatThrownBy(() -> saves.get(999).join())
          .hasMessageContaining("the disk is full")
          .hasMessageContaining("answers are lost");
      try (TranscriptStore store = TranscriptStores.open(disk.resolve("t.db").toString())) {
        assertThat(store.read(Trials.some(1000)).stream().filter(t -> t.isPresent()).count())
            .isEqualTo(1000 - failed);
      }
    } finally {
      run("umount", disk.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void aLockedDatabaseEndsInOneSentenceAndLosesNothing() throws SQLException {
    List<PlannedTrial> trials = Trials.some(2);
    try (SqlStore store = SqlStore.open(SqliteDatabase.lasting(file(), SHORT));
        Connection browser = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = browser.createStatement()) {
      store.claim(trials);
      statement.execute("BEGIN IMMEDIATE");
      for (PlannedTrial trial : trials) {
        assertThatThrownBy(() -> store.save(trial, Trials.answer(trial)).join())
            .cause()
            .isInstanceOf(CandorException.class)
            .hasMessageContaining("is locked by another program")
            .hasMessageContaining("End what has it open");
      }
      statement.execute("ROLLBACK");
    }
    isSound();
    try (SqlStore store = SqlStore.open(SqliteDatabase.lasting(file(), SHORT))) {
      Rescued.bringsBack(folder, store, trials);
    }
  }

  /** The run ends with what failed first, so that must tell of the answers still under way. */
  @Test
  void aClaimThatFailsTellsOfTheAnswersThatAreRescuedAfterIt() throws SQLException {
    List<PlannedTrial> trials = Trials.some(2);
    try (SqlStore store = SqlStore.open(SqliteDatabase.lasting(file(), SHORT));
        Connection browser = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = browser.createStatement()) {
      store.claim(trials);
      statement.execute("BEGIN IMMEDIATE");
      Throwable failure = catchThrowable(() -> store.claim(Trials.some(3)));
      assertThat(failure).hasMessageEndingWith("for instance a database browser.");
      for (PlannedTrial trial : trials) {
        assertThatThrownBy(() -> store.save(trial, Trials.answer(trial)).join()).hasCause(failure);
      }
      assertThat(failure)
          .hasMessageContaining("bring back the 2 answers kept in " + Rescued.in(folder));
      statement.execute("ROLLBACK");
    }
  }

  @Test
  void aFileThatIsNoDatabaseStaysAsItIs() throws IOException {
    String text = "{\"request\":\"a cassette, put in the wrong place\"}\n".repeat(100);
    Files.writeString(file(), text);
    assertThatThrownBy(() -> TranscriptStores.open(file().toString()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining(file() + " is not a SQLite database")
        .hasMessageContaining("import");
    assertThat(file()).hasContent(text);
  }

  @Test
  void anotherProgramsDatabaseStaysAsItIs() throws Exception {
    sql("CREATE TABLE song (title TEXT)");
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(() -> TranscriptStores.open(file().toString()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("holds tables that are not Candor's");
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void aNewerStoreIsToldAndLeftAlone() throws SQLException {
    TranscriptStores.open(file().toString()).close();
    sql(
        "INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success FROM flyway_schema_history");
    assertThatThrownBy(() -> TranscriptStores.open(file().toString()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("was made by a newer Candor (tables 99, this one knows 1)")
        .hasMessageContaining("Update Candor");
  }

  @Test
  void theVersionKnownIsThatOfTheNewestMigration() throws SQLException {
    TranscriptStores.open(file().toString()).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT count(*) FROM flyway_schema_history WHERE success")) {
      assertThat(rows.getInt(1)).isEqualTo(Schema.VERSION);
    }
  }

  @Test
  void aReadOnlyFileIsTold() throws Exception {
    TranscriptStores.open(file().toString()).close();
    Path disk = Files.createDirectory(folder.resolve("read-only"));
    assumeTrue(
        run("mount", "--bind", folder.toString(), disk.toString()),
        "only who may mount a file system can make one read-only for root");
    try {
      assumeTrue(run("mount", "-o", "remount,bind,ro", disk.toString()), "cannot be remounted");
      assertThatThrownBy(() -> TranscriptStores.open(disk.resolve("transcripts.db").toString()))
          .isInstanceOf(CandorException.class)
          .hasMessageContaining("cannot be opened for writing")
          .hasMessageContaining("Check the permissions");
    } finally {
      run("umount", disk.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://user:canary-1@host/db",
        "postgresql://user:canary-1@host/db",
        "jdbc:postgresql://user:canary-1@host/db",
        "jdbc:postgresql://127.0.0.1:1/db?user=a&password=canary-1",
        "jdbc:postgresql://127.0.0.1:1/db?user=a&password=canary-1%",
        "jdbc:postgresql://127.0.0.1:99999/db?password=canary-1",
        "jdbc:sqlite::memory:",
        "jdbc:sqlite:",
        " "
      })
  void aWrongPlaceIsToldWithoutItsPassword(String where) {
    assertThatThrownBy(() -> TranscriptStores.open(where))
        .isInstanceOf(CandorException.class)
        .satisfies(
            e -> {
              for (Throwable t = e; t != null; t = t.getCause()) {
                assertThat(t.toString()).doesNotContain("canary-1");
              }
            });
  }

  @Test
  void aFolderIsNoStore() {
    assertThatThrownBy(() -> TranscriptStores.open(folder.toString()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("candor.store is a folder");
  }

  private void sql(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void isSound() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
      assertThat(rows.getString(1)).isEqualTo("ok");
    }
  }
}
