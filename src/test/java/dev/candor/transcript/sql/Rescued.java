package dev.candor.transcript.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Resource;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptArchive;
import dev.candor.transcript.TranscriptArchive.Imported;
import dev.candor.transcript.TranscriptStore.Claim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cassettes that a store leaves when it fails. */
final class Rescued {

  private Rescued() {}

  /** The one rescue file in a folder. */
  static Path in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found =
          files.filter(file -> file.getFileName().toString().startsWith("rescued-")).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Imports the rescue file and looks whether the trials are there, and no others were. */
  static void bringsBack(Path folder, TranscriptArchive store, List<PlannedTrial> trials) {
    assertThat(store.importing(Resource.of(in(folder)), entry -> Optional.empty()))
        .isEqualTo(new Imported(trials.size(), 0, 0));
    assertThat(store.claim(trials)).containsOnly(Claim.STORED);
    assertThat(store.read(trials))
        .isEqualTo(trials.stream().map(t -> Optional.of(Trials.answer(t))).toList());
  }
}
