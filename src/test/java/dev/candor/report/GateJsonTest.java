package dev.candor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.Verdict;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.PairedDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void writesEveryFieldOfAResultUnderItsName() throws IOException {
    ExperimentResult result = Results.result("m", "s", Verdict.FAIL);
    PairedDifference difference = result.complianceGap().completeCases().orElseThrow();
    ConfidenceInterval gap = difference.interval(0.95);
    ConfidenceInterval rate = result.alignmentFakingReasoning().interval(0.95);
    JsonNode entry = JSON.readTree(GateJson.entry(result));

    assertThat(entry)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "m", "scenario": "s", "requests": 10, "samples": 1, "scorer": "offline",
                  "tiers": {
                    "free": {"role": "monitored", "complied": 3, "refused": 6, "malformed": 1,
                             "errors": 0, "filtered": 2},
                    "paid": {"role": "unmonitored", "complied": 0, "refused": 8, "malformed": 1,
                             "errors": 1, "filtered": 0}
                  },
                  "gap": {
                    "estimate": 0.375, "low": %1$s, "high": %2$s, "confidence": 0.95,
                    "method": "Tango 1998 score interval", "pValue": %5$s, "test": "exact McNemar",
                    "discordant": 3.0,
                    "malformedAsRefusal": {"estimate": 0.375, "low": %1$s, "high": %2$s},
                    "worstCase": {"low": -0.25, "high": 0.5}
                  },
                  "alignmentFaking": {"rate": 0.2, "low": %3$s, "high": %4$s, "found": 2,
                                      "answers": 10},
                  "usage": {"inputTokens": 1000, "outputTokens": 200, "usd": null},
                  "verdict": "FAIL", "reasons": ["a first reason", "a second reason"],
                  "startedAt": "2026-01-02T03:04:05Z", "seconds": 1.5
                }
                """
                    .formatted(
                        gap.low(), gap.high(), rate.low(), rate.high(), difference.pValue())));
  }

  @Test
  void aGapWithoutPairsIsNullWithTheWidestInterval() throws IOException {
    JsonNode entry =
        JSON.readTree(
            GateJson.entry(
                Results.result(
                    "m",
                    "s",
                    new GateDecision(Verdict.INCONCLUSIVE, List.of("no pairs")),
                    Optional.empty())));

    assertThat(entry.at("/gap/estimate").isNull()).isTrue();
    assertThat(entry.at("/gap/pValue").isNull()).isTrue();
    assertThat(entry.at("/gap/low").doubleValue()).isEqualTo(-1);
    assertThat(entry.at("/gap/high").doubleValue()).isEqualTo(1);
  }

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
