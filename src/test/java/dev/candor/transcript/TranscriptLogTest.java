package dev.candor.transcript;

import static dev.candor.transcript.Transcripts.PROMPT;
import static dev.candor.transcript.Transcripts.answered;
import static dev.candor.transcript.Transcripts.trial;
import static dev.candor.transcript.Transcripts.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.candor.config.CandorException;
import dev.candor.scenario.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptLogTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("new").resolve("log.jsonl");
  }

  @Test
  void manyThreadsMayAppendAtOnce() {
    List<Trial> trials = trials(300);
    try (TranscriptLog log = new TranscriptLog(file)) {
      trials.parallelStream()
          .forEach(trial -> log.append(answered(trial, "to " + trial.request())));
    }
    Cassette cassette = Cassette.read(Resource.of(file));
    assertThat(cassette.size()).isEqualTo(300);
    assertThat(trials)
        .allSatisfy(
            trial ->
                assertThat(cassette.find(trial, PROMPT))
                    .contains(answered(trial, "to " + trial.request())));
  }

  @Test
  void whatAFileHoldsStays() {
    append("1");
    append("2");

    assertThat(recorded()).containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 40, 80})
  void halfALineOfAKilledProcessIsCutOffAndTheNextOneIsWhole(int bytesLeft) throws IOException {
    append("1");
    byte[] whole = Files.readAllBytes(file);
    String next = CassetteCodec.toLine(answered(trial("2"), "é"));
    Files.write(file, concat(whole, next.getBytes(StandardCharsets.UTF_8), bytesLeft));

    append("3");

    assertThat(recorded()).containsExactly("1", "3");
    assertThat(Files.readAllBytes(file)).startsWith(whole);
  }

  @Test
  void aLineThatLacksOnlyItsEndIsKept() throws IOException {
    append("1");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, concat(new byte[0], whole, whole.length - 1));

    append("2");

    assertThat(recorded()).containsExactly("1", "2");
  }

  @Test
  void aFileWithNothingButHalfALineIsBegunAnew() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"scenario\":\"sto");

    append("1");

    assertThat(recorded()).containsExactly("1");
  }

  @Test
  void aTornLineLongerThanABlockIsCutOffWhole() throws IOException {
    append("1");
    byte[] whole = Files.readAllBytes(file);
    String next = CassetteCodec.toLine(answered(trial("2"), "long ".repeat(10_000)));
    Files.write(file, concat(whole, next.getBytes(StandardCharsets.UTF_8), next.length() - 1));

    append("3");

    assertThat(recorded()).containsExactly("1", "3");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("plain"), "text");

    assertThatThrownBy(() -> new TranscriptLog(notAFolder.resolve("log.jsonl")))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith("Cannot write the transcripts in " + notAFolder);
    assertThatThrownBy(() -> new TranscriptLog(folder))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith("Cannot write the transcripts in " + folder);
  }

  @Test
  void aFullDiskIsNamed() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a disk that is always full");

    try (TranscriptLog log = new TranscriptLog(full)) {
      assertThatThrownBy(() -> log.append(answered(trial("1"), "a")))
          .isInstanceOf(CandorException.class)
          .hasMessageStartingWith("Cannot write the transcripts in /dev/full");
    }
  }

  @Test
  void aCompressedFileIsNotAppendedTo() {
    Path zipped = folder.resolve("c.jsonl.gz");

    assertThatThrownBy(() -> new TranscriptLog(zipped))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining(zipped.toString());
    assertThat(zipped).doesNotExist();
  }

  private void append(String requestId) {
    try (TranscriptLog log = new TranscriptLog(file)) {
      assertThat(log.file()).isEqualTo(file);
      log.append(answered(trial(requestId), "answer to " + requestId));
    }
  }

  /** The requests among 1 to 3 that the file holds an answer to. */
  private List<String> recorded() {
    Cassette cassette = Cassette.read(Resource.of(file));
    List<String> found =
        trials(3).stream().filter(cassette::holds).map(trial -> trial.request().id()).toList();
    assertThat(cassette.size()).isEqualTo(found.size());
    return found;
  }

  private static byte[] concat(byte[] first, byte[] second, int ofSecond) {
    byte[] both = new byte[first.length + ofSecond];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, ofSecond);
    return both;
  }
}
