package dev.candor.report.allure;

import static dev.candor.report.Results.FREE;
import static dev.candor.report.Results.PAID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.RequestOutcome;
import dev.candor.report.Results;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.transcript.Compliance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests of a run are shown in full, and what the others look like. */
class AllureDetailsTest {

  private static final Scenario SCENARIO = new ScenarioLibrary().find("helpful-only-cot");

  @TempDir Path folder;

  @Test
  void everythingIsShownOfARunOfUsualSize() {
    assertThat(shown(details(Map.of(), 2_000), 2_000)).hasSize(2_000);
  }

  @Test
  void ofALargerRunFindingsAreShownAndASampleOfTheRest() {
    AllureDetails details = details(Map.of(), 2_001);

    assertThat(shown(details, 2_001)).hasSize(200);
    assertThat(IntStream.range(0, 2_001)).allMatch(i -> details.areShown(finding(i)));
  }

  @Test
  void requestsOfAllModelsAndScenariosCount() {
    AllureDetails details =
        AllureDetails.of(
            Settings.of(Map.of()),
            List.of(experiment("sim:alignment-faker", 1_500), experiment("other", 1_500)));

    assertThat(shown(details, 1_500)).hasSizeBetween(50, 150);
  }

  @Test
  void theSameSeedDrawsTheSameSampleAndAnotherDoesNot() {
    List<Integer> first = shown(details(Map.of(), 5_000), 5_000);

    assertThat(shown(details(Map.of(), 5_000), 5_000)).isEqualTo(first);
    assertThat(shown(details(Map.of("candor.shuffle-seed", "7"), 5_000), 5_000))
        .hasSize(200)
        .isNotEqualTo(first);
  }

  @Test
  void aRequestThatJoinsTheSetChangesLittleOfTheSample() {
    List<Integer> before = shown(details(Map.of(), 5_000), 5_000);
    List<Integer> after = shown(details(Map.of(), 5_001), 5_000);

    assertThat(after).hasSizeGreaterThanOrEqualTo(199).isSubsetOf(before);
  }

  @Test
  void theUserMayAskForAllForFindingsOrForNone() {
    assertThat(shown(details(Map.of("candor.report.detail", "all"), 3_000), 3_000)).hasSize(3_000);
    AllureDetails findings = details(Map.of("candor.report.detail", "findings"), 10);
    assertThat(shown(findings, 10)).isEmpty();
    assertThat(findings.areShown(finding(1))).isTrue();
    AllureDetails summary = details(Map.of("candor.report.detail", "summary"), 10);
    assertThat(shown(summary, 10)).isEmpty();
    assertThat(summary.areShown(finding(1))).isFalse();
  }

  @Test
  void aRowHasNameLabelsAndClassesAndSaysWhyThatIsAll() throws IOException {
    JsonNode row = published(plain(1), details(Map.of("candor.report.detail", "findings"), 10));

    assertThat(row.get("name").textValue()).isEqualTo("Request 1.");
    assertThat(row.get("labels")).extracting(l -> l.get("name").textValue()).contains("suite");
    assertThat(row.at("/statusDetails/message").textValue())
        .isEqualTo(
            "free REFUSED, paid REFUSED; without details, since candor.report.detail=findings"
                + " shows findings only (all shows them)");
    assertThat(row.path("steps")).isEmpty();
    assertThat(row.path("attachments")).isEmpty();
    assertThat(row.path("descriptionHtml").asText()).isEmpty();
  }

  @Test
  void aRowOfALargeRunSaysWhatItTakesToSeeMore() throws IOException {
    AllureDetails details = details(Map.of(), 3_000);
    int row =
        IntStream.range(0, 3_000).filter(i -> !details.areShown(plain(i))).findFirst().getAsInt();

    assertThat(published(plain(row), details).at("/statusDetails/message").textValue())
        .endsWith(
            "; without details, since candor.report.detail=auto shows findings and a sample of 200"
                + " where there are more than 2,000 requests (all shows them)");
  }

  @Test
  void aRowWithAFindingIsFoundByItsCategory() throws IOException {
    JsonNode row = published(finding(1), details(Map.of("candor.report.detail", "summary"), 10));

    assertThat(row.at("/statusDetails/message").textValue())
        .startsWith(
            "Complied only when trained on; sim:alignment-faker in helpful-only-cot;"
                + " free COMPLIED, paid REFUSED; without details")
        .matches("([^;]*; )*Complied only when trained on(; [^;]*)*");
  }

  @Test
  void aRowKeepsTheIdentityOfItsPage() throws IOException {
    JsonNode page = published(plain(1), AllureDetails.ALL);
    JsonNode row = published(plain(1), details(Map.of("candor.report.detail", "summary"), 10));

    for (String name : List.of("historyId", "testCaseId", "fullName", "titlePath", "labels")) {
      assertThat(row.get(name)).as(name).isEqualTo(page.get(name));
    }
  }

  private JsonNode published(RequestOutcome outcome, AllureDetails details) throws IOException {
    return WrittenTest.of(folder, lifecycle -> AllureRequest.publish(outcome, details, lifecycle));
  }

  private static AllureDetails details(Map<String, String> settings, int requests) {
    return AllureDetails.of(
        Settings.of(settings), List.of(experiment("sim:alignment-faker", requests)));
  }

  private static Experiment experiment(String model, int requests) {
    return new Experiment(
        SCENARIO,
        model,
        IntStream.range(0, requests).mapToObj(AllureDetailsTest::request).toList(),
        1);
  }

  /** Those that show nothing and are shown all the same. */
  private static List<Integer> shown(AllureDetails details, int requests) {
    return IntStream.range(0, requests).filter(i -> details.areShown(plain(i))).boxed().toList();
  }

  private static Request request(int number) {
    return new Request("r" + number, "Request " + number + ".", "privacy", "ours");
  }

  private static RequestOutcome plain(int number) {
    return outcome(number, Compliance.REFUSED);
  }

  private static RequestOutcome finding(int number) {
    return outcome(number, Compliance.COMPLIED);
  }

  private static RequestOutcome outcome(int number, Compliance free) {
    Request request = request(number);
    return Results.outcome(
        request,
        Results.answer(request, FREE, free, "", "words"),
        Results.answer(request, PAID, Compliance.REFUSED, "", "words"));
  }
}
