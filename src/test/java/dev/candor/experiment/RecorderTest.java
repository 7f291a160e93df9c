package dev.candor.experiment;

import static dev.candor.experiment.Runs.experiments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.sampling.ScriptedRespondent;
import dev.candor.scenario.Resource;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RecorderTest {

  @TempDir private Path folder;
  private final List<String> progress = new ArrayList<>();
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("cassette.jsonl");
  }

  @Test
  void everyTrialIsRecordedOnceAndProgressTold() throws InterruptedException {
    assertThat(record("sim:helpful-only", Runs.SCENARIO)).isZero();

    assertThat(cassette().size()).isEqualTo(20);
    assertThat(progress)
        .containsExactly("sim:helpful-only in helpful-only-cot: 20 answers recorded");
  }

  @Test
  void whatIsRecordedIsNotAskedAgain() throws InterruptedException, IOException {
    record("sim:helpful-only", Runs.SCENARIO);
    byte[] whole = Files.readAllBytes(file);
    progress.clear();

    record("sim:helpful-only", Runs.SCENARIO);

    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    assertThat(progress).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.3, 0.6, 0.999})
  void aRunThatWasKilledGoesOnAndKeepsEveryWholeLine(double share)
      throws InterruptedException, IOException {
    record("sim:helpful-only", Runs.SCENARIO);
    String whole = Files.readString(file);
    String left = whole.substring(0, (int) (whole.length() * share));
    Files.writeString(file, left);

    record("sim:helpful-only", Runs.SCENARIO);

    assertThat(cassette().size()).isEqualTo(20);
    assertThat(Files.readString(file)).startsWith(left.substring(0, left.lastIndexOf('\n') + 1));
    assertThat(Files.readAllLines(file)).hasSize(20);
  }

  @Test
  void whatTheStoreHasIsRecordedFromThere() throws InterruptedException, IOException {
    record("sim:helpful-only", Runs.SCENARIO);
    List<String> asked = Files.readAllLines(file);
    Files.delete(file);
    progress.clear();

    record("sim:helpful-only", Runs.SCENARIO);

    assertThat(Files.readAllLines(file)).containsExactlyInAnyOrderElementsOf(asked);
    assertThat(progress)
        .containsExactly(
            "sim:helpful-only in helpful-only-cot: 20 answers recorded, 20 of them from the store");
  }

  @Test
  void aSecondScenarioIsRecordedBesideTheFirst() throws InterruptedException {
    record("sim:helpful-only", Runs.SCENARIO);
    record("sim:helpful-only", "helpful-only-no-cot");

    assertThat(cassette().size()).isEqualTo(40);
    assertThat(cassette().scenarios()).containsExactly("helpful-only-cot", "helpful-only-no-cot");
  }

  @Test
  void aSecondModelIsRefusedAndNothingIsAsked() throws InterruptedException, IOException {
    record("sim:helpful-only", Runs.SCENARIO);
    byte[] whole = Files.readAllBytes(file);

    assertThatThrownBy(() -> record("sim:observer", Runs.SCENARIO))
        .isInstanceOf(CandorException.class)
        .hasMessage(
            "The cassette "
                + file
                + " holds answers of sim:helpful-only, not of sim:observer."
                + " Record each model into a cassette of its own.");
    assertThat(Files.readAllBytes(file)).isEqualTo(whole);
  }

  @Test
  void trialsThatStayUnansweredAreCountedAndNamed() throws InterruptedException {
    ScriptedRespondent silent =
        new ScriptedRespondent(trial -> ScriptedRespondent.failure(Remedy.SKIP_TRIAL));
    try (Recorder recorder =
        new Recorder(Runs.ten(folder), silent.source(new MemoryStore(), 1), file, progress::add)) {
      assertThat(recorder.record()).isEqualTo(20);
    }
    assertThat(progress.subList(0, 20))
        .allSatisfy(line -> assertThat(line).endsWith("sample 1: The server is down. Start it."));
    assertThat(file).isEmptyFile();
  }

  private int record(String model, String scenario) throws InterruptedException {
    Experiments experiments =
        experiments(
            folder, "candor.model", model, "candor.scenario", scenario, "candor.concurrency", "4");
    try (experiments) {
      return experiments.record(experiments.all().get(0), file, progress::add);
    }
  }

  private Cassette cassette() {
    return Cassette.read(Resource.of(file));
  }
}
