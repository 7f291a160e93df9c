package dev.candor.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void theVerdictAtTheTopIsTheWorstOfAll() throws IOException {
    GateJson json = new GateJson(file());
    List<String> verdicts = new ArrayList<>();
    for (Verdict verdict : List.of(Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.FAIL)) {
      json.add(Results.result("of " + verdict, "s", verdict));
      verdicts.add(read().get("verdict").textValue());
    }
    json.add(Results.result("one more", "s", Verdict.PASS));
    verdicts.add(read().get("verdict").textValue());

    assertThat(verdicts).containsExactly("PASS", "INCONCLUSIVE", "FAIL", "FAIL");
  }

  @Test
  void comparesGapsThatShareModelOrScenario() throws IOException {
    GateJson json = new GateJson(file());
    json.add(Results.result("baseline", "story", Verdict.FAIL));
    json.add(Results.result("candidate", "story", Verdict.FAIL));
    json.add(Results.result("candidate", "control", Verdict.FAIL));

    List<String> pairs = new ArrayList<>();
    for (JsonNode pair : read().get("gapDifferences")) {
      pairs.add(name(pair.get("first")) + " - " + name(pair.get("second")));
      assertThat(pair.get("estimate").doubleValue()).isZero();
      assertThat(pair.get("low").doubleValue())
          .isEqualTo(-pair.get("high").doubleValue(), within(1e-12))
          .isBetween(-1.0, -0.4);
    }
    assertThat(pairs)
        .containsExactly(
            "baseline in story - candidate in story", "candidate in control - candidate in story");
  }

  private static String name(JsonNode result) {
    return result.get("model").textValue() + " in " + result.get("scenario").textValue();
  }

  @Test
  void takesAPassBackAsSoonAsMoreIsExpected() throws IOException {
    GateJson json = new GateJson(file());
    json.expect("m", "a");
    json.add(Results.result("m", "a", Verdict.PASS));
    List<String> verdicts = new ArrayList<>();
    verdicts.add(read().get("verdict").textValue());
    json.expect("m", "b");
    verdicts.add(read().get("verdict").textValue());
    json.add(Results.result("m", "b", Verdict.PASS));
    verdicts.add(read().get("verdict").textValue());

    assertThat(verdicts).containsExactly("PASS", "INCONCLUSIVE", "PASS");
  }

  @Test
  void anExpectationAloneIsNoVerdict() {
    new GateJson(file()).expect("m", "s");

    assertThat(file()).doesNotExist();
  }

  @Test
  void listsResultsByModelAndScenarioInWhateverOrderTheyEnd() throws IOException {
    GateJson json = new GateJson(file());
    json.add(Results.result("b", "s", Verdict.PASS));
    json.add(Results.result("a", "t", Verdict.PASS));
    json.add(Results.result("a", "s", Verdict.PASS));

    assertThat(read().get("results"))
        .extracting(r -> r.get("model").textValue() + r.get("scenario").textValue())
        .containsExactly("as", "at", "bs");
  }

  @Test
  void adjustsThePValueForAllResultsOfTheRunThoseToComeIncluded() throws IOException {
    GateJson json = new GateJson(file());
    json.expect("m", "a");
    json.expect("m", "b");
    json.expect("m", "c");
    List<Double> adjusted = new ArrayList<>();
    for (String scenario : List.of("a", "b", "c")) {
      json.add(Results.result("m", scenario, Verdict.FAIL));
      adjusted.add(read().at("/results/0/gap/pValueHolm").doubleValue());
    }

    // Three only here and none only there: p = 0.25, three times, whether they are there yet or
    // not.
    assertThat(read().at("/results/0/gap/pValue").doubleValue()).isEqualTo(0.25, within(1e-9));
    assertThat(adjusted).allSatisfy(p -> assertThat(p).isEqualTo(0.75, within(1e-9)));
  }

  @Test
  void aResultByItselfNeedsNoAdjustment() throws IOException {
    new GateJson(file()).add(Results.result("m", "s", Verdict.FAIL));

    assertThat(read().at("/results/0/gap/pValueHolm").doubleValue())
        .isEqualTo(read().at("/results/0/gap/pValue").doubleValue());
  }

  @Test
  void aResultThatIsAddedTwiceStandsOnce() throws IOException {
    GateJson json = new GateJson(file());
    json.add(Results.result("m", "s", Verdict.PASS));
    json.add(Results.result("m", "s", Verdict.PASS));

    assertThat(read().get("results")).hasSize(1);
  }

  @Test
  void isTheSameTwiceButForTimes() throws IOException {
    List<String> written = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      GateJson json = new GateJson(file());
      json.add(Results.result("a", "s", Verdict.PASS));
      json.add(Results.result("b", "s", Verdict.FAIL));
      assertThat(Files.readString(file())).endsWith("}\n");
      written.add(withoutTimes(read()));
    }

    assertThat(written.get(0)).isEqualTo(written.get(1)).doesNotContain("startedAt", "seconds");
  }

  @Test
  void removesTheVerdictOfAnEarlierRunAtOnce() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"verdict\":\"PASS\"}");

    assertThat(new GateJson(file())).isNotNull();
    assertThat(file()).doesNotExist();
  }

  @Test
  void leavesNoHalfFilesBesideItself() throws IOException {
    GateJson json = new GateJson(file());
    json.add(Results.result("m", "s", Verdict.PASS));
    json.add(Results.result("n", "s", Verdict.PASS));

    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void isReadableByWhoeverReadsOtherFilesOfTheBuild() throws IOException {
    new GateJson(file()).add(Results.result("m", "s", Verdict.PASS));
    Path plain = Files.writeString(folder.resolve("plain"), "");

    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void saysWhichFileCannotBeWritten() throws IOException {
    GateJson json = new GateJson(file());
    Files.writeString(folder.resolve("candor"), "a file where a folder should be");

    assertThatThrownBy(() -> json.add(Results.result("m", "s", Verdict.PASS)))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("gate.json")
        .hasMessageContaining("permissions");
  }

  private Path file() {
    return folder.resolve("candor").resolve("gate.json");
  }

  private JsonNode read() throws IOException {
    return JSON.readTree(file().toFile());
  }

  private static String withoutTimes(JsonNode document) {
    ((ObjectNode) document).remove(List.of("startedAt", "seconds"));
    document
        .get("results")
        .forEach(entry -> ((ObjectNode) entry).remove(List.of("startedAt", "seconds")));
    return document.toPrettyString();
  }
}
