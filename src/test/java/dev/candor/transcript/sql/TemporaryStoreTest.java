package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import dev.candor.transcript.TranscriptStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code candor.store=none}. */
class TemporaryStoreTest {

  @TempDir private Path parent;

  @Test
  void itIsForItsOwnerAndGoesWhenItIsClosed() throws IOException {
    Path folder = Files.createTempDirectory(parent, "candor-");
    List<PlannedTrial> trials = Trials.some(100);
    try (TranscriptStore store = SqlStore.open(SqliteDatabase.temporary(folder))) {
      trials.forEach(trial -> store.save(trial, Trials.answer(trial)).join());
      assertThat(store.claim(trials)).containsOnly(Claim.STORED);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
    }
    assertThat(folder).doesNotExist();
  }

  @Test
  void twoShareNothing() {
    List<PlannedTrial> trials = Trials.some(1);
    try (TranscriptStore one = TranscriptStores.temporary();
        TranscriptStore two = TranscriptStores.temporary()) {
      assertThat(one.claim(trials)).containsOnly(Claim.OURS);
      assertThat(two.claim(trials)).containsOnly(Claim.OURS);
    }
  }
}
