package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Resource;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptArchive.Imported;
import dev.candor.transcript.TranscriptArchive.Selection;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a store does, whatever database it lies in. */
abstract class StoreContract {

  /** The database of this test: the same one each time. */
  abstract Database database();

  private TranscriptArchive open() {
    return SqlStore.open(database());
  }

  @Test
  void whatWasSavedIsReadAgain() {
    List<PlannedTrial> trials = Trials.some(3);
    Transcript answer = Trials.answer(trials.get(1));
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.OURS);
      store.save(trials.get(1), answer).join();
      assertThat(store.read(trials))
          .containsExactly(Optional.empty(), Optional.of(answer), Optional.empty());
    }
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsExactly(Claim.OURS, Claim.STORED, Claim.OURS);
      assertThat(store.read(trials.subList(1, 2))).containsExactly(Optional.of(answer));
    }
  }

  @Test
  void aClaimHoldsUntilItIsReleasedAnsweredOrItsStoreClosed() {
    PlannedTrial released = Trials.number(1);
    PlannedTrial answered = Trials.number(2);
    PlannedTrial abandoned = Trials.number(3);
    List<PlannedTrial> all = List.of(released, answered, abandoned);
    try (TranscriptStore other = open()) {
      try (TranscriptStore store = open()) {
        assertThat(store.claim(all)).containsOnly(Claim.OURS);
        assertThat(store.claim(all)).containsOnly(Claim.THEIRS);
        assertThat(other.claim(all)).containsOnly(Claim.THEIRS);
        other.release(all);
        assertThat(other.claim(all)).containsOnly(Claim.THEIRS);
        store.release(List.of(released));
        store.save(answered, Trials.answer(answered)).join();
        assertThat(other.claim(all)).containsExactly(Claim.OURS, Claim.STORED, Claim.THEIRS);
      }
      assertThat(other.claim(all)).containsExactly(Claim.THEIRS, Claim.STORED, Claim.OURS);
    }
  }

  @Test
  void aTrialThatIsInTheListTwiceIsOursOnce() {
    PlannedTrial trial = Trials.number(1);
    try (TranscriptStore store = open()) {
      assertThat(store.claim(List.of(trial, trial))).containsExactly(Claim.OURS, Claim.THEIRS);
    }
  }

  @Test
  void theFirstAnswerStays() {
    PlannedTrial trial = Trials.number(1);
    try (TranscriptStore store = open()) {
      store.save(trial, Trials.answer(trial, "first")).join();
      store.save(trial, Trials.answer(trial, "second")).join();
      assertThat(store.read(List.of(trial)).get(0).orElseThrow().completion().text())
          .isEqualTo("first");
    }
  }

  @Test
  void closingKeepsAllThatWasHandedOver() {
    List<PlannedTrial> trials = Trials.some(2000);
    List<CompletableFuture<Void>> saves = new ArrayList<>();
    try (TranscriptStore store = open()) {
      trials.forEach(trial -> saves.add(store.save(trial, Trials.answer(trial))));
    }
    CompletableFuture.allOf(saves.toArray(CompletableFuture[]::new)).join();
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.STORED);
    }
  }

  @Test
  void hostileTextComesBackAsItWas() {
    String hostile =
        "NUL \0, half a pair \uD83D, its other half \uDE00, '; DROP TABLE claim; -- \" \\ \r\n\t"
            + "\u2028 \u202E \uFFFF \uD83D\uDE00";
    PlannedTrial odd =
        Trials.planned("s" + hostile, "m" + hostile, "i" + hostile, "t" + hostile, 7);
    PlannedTrial large = Trials.number(2);
    List<Transcript> answers =
        List.of(Trials.answer(odd, hostile), Trials.answer(large, hostile + "\0'".repeat(500_000)));
    try (TranscriptStore store = open()) {
      store.save(odd, answers.get(0)).join();
      store.save(large, answers.get(1)).join();
      assertThat(store.read(List.of(odd, large)).stream().map(Optional::orElseThrow))
          .isEqualTo(answers);
    }
  }

  @Test
  void noTrialsAreNoWork() {
    try (TranscriptStore store = open()) {
      assertThat(store.claim(Collections.emptyList())).isEmpty();
      assertThat(store.read(Collections.emptyList())).isEmpty();
      store.release(Collections.emptyList());
    }
  }

  @Test
  @Timeout(60)
  void racingWorkersShareTheTrialsOut() throws Exception {
    List<PlannedTrial> trials = Trials.some(5000);
    Map<PlannedTrial, Integer> asked = new ConcurrentHashMap<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TranscriptStore one = open();
        TranscriptStore two = open()) {
      List<Future<?>> racers = new ArrayList<>();
      for (int racer = 0; racer < 4; racer++) {
        TranscriptStore store = racer % 2 == 0 ? one : two;
        List<PlannedTrial> order = new ArrayList<>(trials);
        Collections.shuffle(order, new Random(racer));
        racers.add(threads.submit(() -> askAll(store, order, asked)));
      }
      for (Future<?> racer : racers) {
        racer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(asked).hasSize(trials.size()).values().containsOnly(1);
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.STORED);
    }
  }

  private static void askAll(
      TranscriptStore store, List<PlannedTrial> order, Map<PlannedTrial, Integer> asked) {
    for (int from = 0; from < order.size(); from += 50) {
      List<PlannedTrial> some = order.subList(from, from + 50);
      List<Claim> claims = store.claim(some);
      for (int i = 0; i < some.size(); i++) {
        if (claims.get(i) == Claim.OURS) {
          asked.merge(some.get(i), 1, Integer::sum);
          store.save(some.get(i), Trials.answer(some.get(i)));
        }
      }
    }
  }

  @Test
  @Timeout(60)
  void whoDawdlesOverAnAnswerHoldsNoOtherBack() {
    PlannedTrial first = Trials.number(1);
    PlannedTrial second = Trials.number(2);
    CountDownLatch dawdling = new CountDownLatch(1);
    try (TranscriptStore store = open()) {
      store.save(first, Trials.answer(first)).thenRun(() -> awaitQuietly(dawdling));
      store.save(second, Trials.answer(second));
      while (store.read(List.of(second)).get(0).isEmpty()) {
        Thread.onSpinWait();
      }
      dawdling.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void anInterruptedCallerHarmsNobody() {
    List<PlannedTrial> trials = Trials.some(2);
    try (TranscriptStore store = open()) {
      Thread.currentThread().interrupt();
      assertThat(store.claim(trials)).containsOnly(Claim.OURS);
      CompletableFuture<Void> saved = store.save(trials.get(0), Trials.answer(trials.get(0)));
      assertThat(store.read(trials)).hasSize(2);
      store.release(trials.subList(1, 2));
      assertThat(Thread.interrupted()).isTrue();
      saved.join();
      assertThat(store.claim(trials)).containsExactly(Claim.STORED, Claim.OURS);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void aWorkerThatIsSilentForLongIsDead() throws SQLException {
    PlannedTrial trial = Trials.number(1);
    try (TranscriptStore store = open()) {
      claimElsewhere(trial, Duration.ofSeconds(5));
      assertThat(store.claim(List.of(trial))).containsOnly(Claim.THEIRS);
      claimElsewhere(Trials.number(2), Duration.ofSeconds(31));
      assertThat(store.claim(Trials.some(2))).containsExactly(Claim.THEIRS, Claim.OURS);
    }
  }

  /** A claim from another machine, whose process cannot be seen from here. */
  private void claimElsewhere(PlannedTrial trial, Duration silentFor) throws SQLException {
    try (Session session = new Session(database(), Database.Role.WRITING)) {
      String worker = "elsewhere since " + silentFor;
      session.run(
          s -> {
            new Workers(s).beat(worker);
            PreparedStatement update =
                s.prepared(
                    "UPDATE worker SET host = 'elsewhere', seen_at = seen_at - ? WHERE id = ?");
            update.setLong(1, silentFor.toMillis());
            update.setString(2, worker);
            update.executeUpdate();
            return new Claims(s).take(Set.of(trial.key()), worker);
          });
    }
  }

  @Test
  void aWorkerThatWasGivenUpWronglyGoesOn() throws SQLException {
    List<PlannedTrial> trials = Trials.some(2);
    try (TranscriptStore store = open()) {
      store.claim(trials.subList(0, 1));
      try (Session session = new Session(database(), Database.Role.WRITING)) {
        session.run(s -> s.prepared("DELETE FROM worker").executeUpdate());
      }
      assertThat(store.claim(trials)).containsOnly(Claim.OURS);
      store.save(trials.get(0), Trials.answer(trials.get(0))).join();
      assertThat(store.claim(trials)).containsExactly(Claim.STORED, Claim.THEIRS);
    }
  }

  @Test
  void whatAKilledProcessClaimedIsFreeAtOnce() throws Exception {
    try (TranscriptStore store = open()) {
      Process child = Child.start(database(), "claim", 3);
      assertThat(child.waitFor()).isEqualTo(Child.KILLED);
      assertThat(store.claim(Trials.some(4))).containsOnly(Claim.OURS);
    }
  }

  @Test
  @Timeout(120)
  void twoProcessesFinishARunTogether() throws Exception {
    List<PlannedTrial> trials = Trials.some(3000);
    Map<PlannedTrial, Integer> asked = new ConcurrentHashMap<>();
    Process child = Child.start(database(), "ask", 3000);
    try (TranscriptStore store = open();
        BufferedReader lines = child.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("ready");
      askAll(store, trials, asked);
      int byChild = Integer.parseInt(lines.readLine());
      assertThat(child.waitFor()).isZero();
      assertThat(asked).values().containsOnly(1);
      assertThat(asked.size() + byChild).isEqualTo(3000);
    }
    try (TranscriptStore store = open()) {
      assertThat(store.claim(trials)).containsOnly(Claim.STORED);
    }
  }

  @Test
  @Timeout(120)
  void noAcknowledgedAnswerIsLostWithItsProcess() throws Exception {
    Process child = Child.start(database(), "save", 100_000);
    List<PlannedTrial> acknowledged = new ArrayList<>();
    try (BufferedReader lines = child.inputReader()) {
      for (int i = 0; i < 500; i++) {
        acknowledged.add(Trials.number(Integer.parseInt(lines.readLine().replace(";", ""))));
      }
      child.toHandle().destroyForcibly();
      child.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("[0-9]+;")) {
          acknowledged.add(Trials.number(Integer.parseInt(line.replace(";", ""))));
        }
      }
    }
    try (TranscriptStore store = open()) {
      assertThat(store.claim(acknowledged)).containsOnly(Claim.STORED);
      assertThat(store.read(acknowledged)).doesNotContain(Optional.empty());
    }
  }

  @Test
  void anExportIsSortedAndComesBackAsItWas(@TempDir Path folder) {
    List<PlannedTrial> trials =
        List.of(
            Trials.planned("b", "m", "1", "free", 1),
            Trials.planned("a", "m", "2", "paid", 2),
            Trials.planned("a", "m", "2", "paid", 1),
            Trials.planned("a", "m", "2", "Zoo", 1),
            Trials.planned("a", "m", "10", "free", 1),
            Trials.planned("a", "l\0", "3", "free", 1));
    Path cassette = folder.resolve("out/all.jsonl.gz");
    List<String> before = new ArrayList<>();
    try (TranscriptArchive store = open()) {
      trials.forEach(trial -> store.save(trial, Trials.answer(trial)).join());
      assertThat(store.export(Selection.ALL, before::add)).isEqualTo(6);
      assertThat(store.export(Selection.ALL, cassette)).isEqualTo(6);
      assertThat(store.export(new Selection(Set.of("m"), Set.of("b")), line -> {})).isEqualTo(1);
      assertThat(store.export(new Selection(Set.of("l\0"), Set.of()), line -> {})).isEqualTo(1);
      assertThat(store.export(new Selection(Set.of("m"), Set.of(), Set.of("b")), line -> {}))
          .isEqualTo(4);
      assertThat(store.importing(Resource.of(cassette), entry -> Optional.empty()))
          .isEqualTo(new Imported(0, 6, 0));
    }
    assertThat(before.stream().map(line -> line.substring(8, 72)))
        .containsExactlyElementsOf(
            Stream.of(5, 4, 3, 2, 1, 0).map(i -> trials.get(i).key().sha256()).toList());
    List<String> after = new ArrayList<>();
    try (TranscriptArchive other =
        SqlStore.open(SqliteDatabase.lasting(folder.resolve("other.db"), Duration.ofSeconds(5)))) {
      assertThat(other.importing(Resource.of(cassette), entry -> Optional.empty()))
          .isEqualTo(new Imported(6, 0, 0));
      other.export(Selection.ALL, after::add);
      assertThat(other.claim(trials)).containsOnly(Claim.STORED);
    }
    assertThat(after).isEqualTo(before);
    assertThat(Cassette.read(Resource.of(cassette)).size()).isEqualTo(6);
  }

  @Test
  void aLineWithoutKeyNeedsOneFromTheCaller(@TempDir Path folder) throws IOException {
    PlannedTrial known = Trials.number(1);
    Path cassette =
        Files.writeString(
            folder.resolve("some.jsonl"),
            CassetteCodec.toLine(Trials.answer(known, "recorded"))
                + "\n"
                + CassetteCodec.toLine(Trials.answer(Trials.number(2)))
                + "\n");
    try (TranscriptArchive store = open()) {
      assertThat(
              store.importing(
                  Resource.of(cassette),
                  entry ->
                      Optional.of(known)
                          .filter(k -> k.trial().request().id().equals(entry.requestId()))))
          .isEqualTo(new Imported(1, 0, 1));
      assertThat(store.read(List.of(known)).get(0).orElseThrow().completion().text())
          .isEqualTo("recorded");
    }
  }
}
