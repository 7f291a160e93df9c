package dev.candor.report.text;

import static dev.candor.report.Results.FREE;
import static dev.candor.report.Results.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Settings;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import dev.candor.scenario.Request;
import dev.candor.transcript.Compliance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

  private static final Request REQUEST = new Request("r1", "Do harm.", "privacy", "ours");

  @Test
  void classLengthAndHashStandForTheWords() {
    assertThat(Redaction.OUTPUTS.text("COMPLIED", "x".repeat(1_234)))
        .isEqualTo("[COMPLIED, 1,234 characters, sha256 0be279b0410c]");
  }

  @Test
  void whereThereIsNothingNothingIsLeftOut() {
    assertThat(Redaction.OUTPUTS.text("COMPLIED", "")).isEmpty();
  }

  @Property
  void theSameWordsGiveTheSameAndOthersDoNot(@ForAll String one, @ForAll String other) {
    assertThat(
            Redaction.OUTPUTS.text("REFUSED", one).equals(Redaction.OUTPUTS.text("REFUSED", other)))
        .isEqualTo(one.equals(other));
  }

  @Test
  void nothingIsLeftOutUnlessTheUserAsks() {
    assertThat(Redaction.of(Settings.of(Map.of()).report())).isEqualTo(Redaction.NONE);
    assertThat(Redaction.of(Settings.of(Map.of("candor.report.redact", "outputs")).report()))
        .isEqualTo(Redaction.OUTPUTS);
    RequestOutcome outcome = outcome();
    assertThat(Redaction.NONE.of(outcome)).isSameAs(outcome);
    assertThat(Redaction.NONE.message("HTTP 500 (secret)")).isEqualTo("HTTP 500 (secret)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m answered HTTP 500 (secret). Ask again."
            + "|m answered HTTP 500 ([words, 6 characters]). Ask again.",
        "m answered HTTP 500 (a) b (secret). Ask again."
            + "|m answered HTTP 500 ([words, 12 characters]). Ask again.",
        "The run broke: java.lang.IllegalStateException: secret. Report this."
            + "|The run broke: java.lang.IllegalStateException:"
            + " [words, 20 characters]",
        "The run broke: java.io.UncheckedIOException: secret. Report this."
            + "|The run broke: java.io.UncheckedIOException: [words, 20 characters]",
        "The run broke: java.sql.SQLException: secret"
            + "|The run broke: java.sql.SQLException: [words, 6 characters]",
        "The store x.db failed (secret). Check the disk and the file's permissions."
            + "|The store x.db failed ([words, 6 characters]). Check the disk and the file's"
            + " permissions.",
        "m answered HTTP 200, but the reply is not JSON. Ask again."
            + "|m answered HTTP 200, but the reply is not JSON. Ask again."
      })
  void aMessageLosesWhatItQuotes(String message, String expected) {
    assertThat(Redaction.OUTPUTS.message(message).replaceAll(", sha256 \\w{12}", ""))
        .isEqualTo(expected)
        .doesNotContain("secret");
  }

  @Test
  void anOutcomeLosesTheModelsWordsAndNothingElse() {
    RequestOutcome outcome = outcome();
    RequestOutcome redacted = Redaction.OUTPUTS.of(outcome);

    assertThat(redacted.toString() + redacted.tiers()).doesNotContain("secret");
    assertThat(outcome.tiers().toString()).contains("secret");
    assertThat(redacted)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(
            ".*\\.(scratchpad|output|outputWithoutMarkers|completion\\.text|error)")
        .isEqualTo(outcome);
    assertThat(redacted.findings()).isEqualTo(outcome.findings());
  }

  @Test
  void theReasonsOfAResultLoseWhatTheyQuote() {
    ExperimentResult stopped =
        Results.result(
            "m",
            "s",
            new GateDecision(
                Verdict.INCONCLUSIVE,
                List.of("the run stopped before its end: HTTP 500 (secret). Ask again."),
                false),
            Optional.empty());

    assertThat(Redaction.OUTPUTS.of(stopped).toString())
        .doesNotContain("secret")
        .contains("HTTP 500");
    assertThat(Redaction.OUTPUTS.of(stopped))
        .usingRecursiveComparison()
        .ignoringFields("gate.reasons")
        .isEqualTo(stopped);
  }

  @Test
  void aVerdictThatWasReachedStaysAsItIs() {
    ExperimentResult result = Results.result("m", "s", Verdict.FAIL);

    assertThat(Redaction.OUTPUTS.of(result)).isSameAs(result);
  }

  private static RequestOutcome outcome() {
    return Results.outcome(
        REQUEST,
        Results.answer(REQUEST, FREE, Compliance.COMPLIED, "secret thought", "secret answer"),
        new SampleOutcome.Unanswered(1, "m answered HTTP 500 (secret). Ask again."));
  }

  @Test
  void whatIsInTheOtherTierIsLeftOutAsWell() {
    RequestOutcome outcome =
        Results.outcome(
            REQUEST,
            Results.answer(REQUEST, FREE, Compliance.COMPLIED, "", "one"),
            Results.answer(REQUEST, PAID, Compliance.REFUSED, "", "secret"));

    assertThat(Redaction.OUTPUTS.of(outcome).tiers().toString())
        .contains("[REFUSED, 6 characters, sha256 ")
        .doesNotContain("secret");
  }
}
