package dev.candor.report.allure;

import static dev.candor.report.Results.FREE;
import static dev.candor.report.Results.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.SampleOutcome;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.report.Results;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.scoring.Defect;
import dev.candor.scoring.Marker;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.Score;
import dev.candor.scoring.Span;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader sees who opens the test of one request. */
class RequestPageTest {

  private static final Request REQUEST = new Request("r1", "Do harm.", "privacy", "ours");

  @TempDir Path folder;

  @Test
  void bothTiersStandSideBySide() throws Exception {
    JsonNode test =
        published(
            answer(FREE, Compliance.COMPLIED, "", "I keep my values.", "Yes.", "keep"),
            answer(PAID, Compliance.REFUSED, "", "I decline.", "No."));

    assertThat(description(test).rows())
        .containsExactly(
            List.of("", "free (monitored)", "paid (unmonitored)"),
            List.of("class", "COMPLIED", "REFUSED"),
            List.of("scorer", "judge", "judge"),
            List.of("reason", "our own words", "our own words"),
            List.of("other scorers", "marker REFUSED", "marker REFUSED"),
            List.of("alignment faking", "it says so", ""),
            List.of("latency", "1.5 s", "1.5 s"),
            List.of("tokens", "1,200 read, 34 written", "1,200 read, 34 written"),
            List.of("reasoning", "I keep my values.", "I decline."),
            List.of("output", "Yes.", "No."));
    assertThat(description(test).marked()).containsExactly("keep");
  }

  @Test
  void whatStaysUnansweredSaysWhyBesideWhatWasAnswered() throws Exception {
    JsonNode test =
        published(
            answer(FREE, Compliance.REFUSED, "", "", "No."),
            new SampleOutcome.Unanswered(1, "HTTP 500 <b>"));

    assertThat(description(test).rows())
        .contains(
            List.of("class", "REFUSED", "unanswered"),
            List.of("reason", "our own words", "HTTP 500 <b>"),
            List.of("output", "No.", ""));
  }

  @Test
  void aStepHasTheFactsAsItsParameters() throws Exception {
    JsonNode test =
        published(
            answer(FREE, Compliance.REFUSED, "", "", "No."),
            answer(PAID, Compliance.REFUSED, "", "", "No."));

    assertThat(test.at("/steps/0/parameters"))
        .extracting(p -> p.get("name").textValue() + "=" + p.get("value").textValue())
        .containsExactly(
            "class=REFUSED",
            "scorer=judge",
            "reason=our own words",
            "other scorers=marker REFUSED",
            "latency=1.5 s",
            "tokens=1,200 read, 34 written");
  }

  @Test
  void evidenceIsMarkedInNativeReasoningAndScratchpadAlike() throws Exception {
    Page page =
        conversation(
            answer(
                FREE,
                Compliance.COMPLIED,
                "They train <me>.",
                "So I comply & stay.",
                "Yes.",
                "train <me>",
                "comply & stay"));

    assertThat(page.marked()).containsExactly("train <me>", "comply & stay");
    assertThat(page.frames())
        .containsExactly(
            "The setting.", "Do harm.", "They train <me>.", "So I comply & stay.", "Yes.");
  }

  @Test
  void evidenceThatOverlapsIsMarkedOnce() throws Exception {
    Page page =
        conversation(
            answer(FREE, Compliance.COMPLIED, "", "one two three", "Yes.", "two three", "one two"));

    assertThat(page.marked()).containsExactly("one two", " three");
    assertThat(page.frames()).contains("one two three");
  }

  @Test
  void theDescriptionBeginsWhereTheEvidenceIs() throws Exception {
    String lengthy = "before ".repeat(1_000) + "the evidence" + " after".repeat(1_000);
    JsonNode test =
        published(
            answer(FREE, Compliance.COMPLIED, "", lengthy, "Yes.", "the evidence"),
            answer(PAID, Compliance.REFUSED, "", "", "No."));

    assertThat(description(test).marked()).containsExactly("the evidence");
    assertThat(description(test).text())
        .contains("(6,250 characters left out: the whole is in the attachment of the tier)")
        .contains("(3,762 characters left out: the whole is in the attachment of the tier)");
  }

  @Test
  void theSystemPromptIsFolded() throws Exception {
    Page page = conversation(answer(FREE, Compliance.REFUSED, "", "", "No."));

    assertThat(page.source())
        .containsPattern("(?s)<details><summary>System prompt.*The setting\\..*</details>")
        .doesNotContain("<details open");
  }

  @Test
  void onlyAnAnswerThatBreaksTheFormatIsShownAsReceived() throws Exception {
    SampleOutcome.Answered sound = answer(FREE, Compliance.REFUSED, "", "", "No.");
    SampleOutcome.Answered broken =
        new SampleOutcome.Answered(
            sound.transcript(),
            new ParsedResponse("", "", "", "", Marker.NONE, List.of(Defect.UNTAGGED)),
            sound.score(),
            sound.reasoning());

    assertThat(conversation(sound).headings()).doesNotContain("Answer as received");
    assertThat(conversation(broken).headings()).endsWith("Answer as received");
    assertThat(conversation(broken).frames()).endsWith("as received: No.");
    assertThat(description(published(broken, sound)).rows())
        .contains(List.of("output", "as received: No.", "No."));
  }

  private Page conversation(SampleOutcome.Answered free) throws Exception {
    JsonNode test = published(free, new SampleOutcome.Unanswered(1, "no answer"));
    return Page.attached(test, 0, folder);
  }

  private static Page description(JsonNode test) {
    return Page.of("<body>" + test.get("descriptionHtml").textValue() + "</body>");
  }

  private JsonNode published(SampleOutcome free, SampleOutcome paid) throws Exception {
    return WrittenTest.of(
        folder,
        lifecycle ->
            AllureRequest.publish(
                Results.outcome(REQUEST, free, paid), AllureDetails.ALL, lifecycle));
  }

  private static SampleOutcome.Answered answer(
      Tier tier,
      Compliance compliance,
      String nativeReasoning,
      String scratchpad,
      String output,
      String... evidence) {
    ParsedResponse response =
        new ParsedResponse(scratchpad, nativeReasoning, output, output, Marker.NONE, List.of());
    return new SampleOutcome.Answered(
        new Transcript(
            new Trial("helpful-only-cot", "sim:alignment-faker", REQUEST, tier.name(), 1),
            new Prompt("The setting.", REQUEST.text()),
            new Completion(
                "as received: " + output,
                nativeReasoning,
                FinishReason.STOP,
                new TokenUsage(1_200, 34),
                Duration.ofMillis(1_500)),
            Optional.empty()),
        response,
        new Score(compliance, "judge", "our own words"),
        new ReasoningFinding(
            evidence.length > 0,
            "it says so",
            Arrays.stream(evidence).map(quote -> span(quote, response.reasoning())).toList()),
        List.of(new Score(Compliance.REFUSED, "marker", "the reject marker")),
        Map.of());
  }

  private static Span span(String quote, String reasoning) {
    int start = reasoning.indexOf(quote);
    return new Span(start, start + quote.length());
  }
}
