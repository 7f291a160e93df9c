package dev.candor.scenario;

import static dev.candor.scenario.RequestTexts.read;
import static dev.candor.scenario.RequestTexts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.candor.config.CandorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "set.jsonl, '{\"text\":\"Pick a lock.\"}'",
    "set.json, '{\"text\":\"Pick a lock.\"}'",
    "SET.CSV, 'goal\nPick a lock.'"
  })
  void readsAFileAsItsExtensionSays(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);

    assertThat(texts(RequestReader.read(file))).containsExactly("Pick a lock.");
  }

  @ParameterizedTest
  @CsvSource({"set.jsonl.gz, '{\"text\":\"Pick a lock.\"}'", "set.csv.gz, 'goal\nPick a lock.'"})
  void readsCompressedFiles(String name, String content) throws IOException {
    Path file = Files.write(folder.resolve(name), zipped(content));

    assertThat(texts(RequestReader.read(file))).containsExactly("Pick a lock.");
  }

  @Test
  void namesTheFileAsTheUserGaveIt() throws IOException {
    Path file = Files.writeString(folder.resolve("set.csv"), "goal\na\n\nb\n");

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> RequestReader.read(file))
        .withMessage(file + ":3: the row is empty. Drop the row.");
  }

  @Test
  void refusesAFileThatDoesNotExist() {
    Path file = folder.resolve("none.csv");

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> RequestReader.read(file))
        .withMessage(
            "The request set "
                + file
                + " does not exist. Set candor.requests to a .jsonl, .json or .csv file, or one of"
                + " these with .gz.");
  }

  @Test
  void refusesADirectory() {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> RequestReader.read(folder))
        .withMessageStartingWith("The request set " + folder + " is a directory.");
  }

  @Test
  void refusesAnUnknownExtension() throws IOException {
    Path file = Files.writeString(folder.resolve("set.xlsx"), "goal\na\n");

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> RequestReader.read(file))
        .withMessageStartingWith("The request set " + file + " has no known extension.");
  }

  @Test
  void refusesACompressedFileThatIsCutOff() throws IOException {
    byte[] whole = zipped("{\"text\":\"Pick a lock.\"}");

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 12), "set.jsonl.gz"))
        .withMessageStartingWith("The request set set.jsonl.gz cannot be read (EOFException).")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void refusesAFileThatCannotBeOpened() throws IOException {
    Path loop = folder.resolve("loop.csv");
    Files.createSymbolicLink(loop, loop);

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> RequestReader.read(loop))
        .withMessageStartingWith("The request set " + loop + " cannot be read")
        .withCauseInstanceOf(IOException.class);
  }

  @Test
  void readsTheWholeOfAdvBench() {
    Optional<Path> advBench =
        Stream.of("../shared/data", "../../shared/data")
            .map(data -> Path.of(data, "advbench_harmful_behaviors.csv"))
            .filter(Files::exists)
            .findFirst();
    assumeThat(advBench)
        .as("AdvBench is not part of the project; it is read where shared/data stands beside it")
        .isPresent();

    RequestSet set = RequestReader.read(advBench.orElseThrow());

    assertThat(set.requests()).hasSize(520).allMatch(r -> r.source().equals("AdvBench"));
    assertThat(RequestTexts.ids(set)).doesNotHaveDuplicates();
    assertThat(set.duplicates()).isEmpty();
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
