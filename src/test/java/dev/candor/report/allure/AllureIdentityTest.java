package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Temperature;
import dev.candor.scenario.Request;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllureIdentityTest {

  private static final Request REQUEST = new Request("r1", "Do harm.", "privacy", "ours");

  @Test
  void aRequestKeepsItsHistoryWhereverItStandsAndHoweverItIsWorded() {
    TestResult first = asJUnitNamesIt(1);
    TestResult later = asJUnitNamesIt(77);
    AllureIdentity.ofRequest("s", "m", REQUEST).applyTo(first);
    AllureIdentity.ofRequest("s", "m", new Request("r1", "Do some harm.", "fraud", "theirs"))
        .applyTo(later);

    assertThat(later.getHistoryId()).isEqualTo(first.getHistoryId());
    assertThat(later.getTestCaseId()).isEqualTo(first.getTestCaseId());
  }

  @Test
  void everyScenarioModelRequestAndGateMethodHasAHistoryOfItsOwn() {
    Request other = new Request("r2", "Do harm.", "privacy", "ours");
    Request namedAsTheGate = new Request("release gate", "Do harm.", "privacy", "ours");

    assertThat(
            Stream.of(
                    AllureIdentity.ofRequest("s", "m", REQUEST),
                    AllureIdentity.ofRequest("s", "m", other),
                    AllureIdentity.ofRequest("s", "m", namedAsTheGate),
                    AllureIdentity.ofRequest("t", "m", REQUEST),
                    AllureIdentity.ofRequest("s", "n", REQUEST),
                    AllureIdentity.ofGate("s", "m", "Gate.first"),
                    AllureIdentity.ofGate("s", "m", "Gate.second"),
                    AllureIdentity.ofGate("t", "m", "Gate.first"))
                .map(AllureIdentityTest::historyId))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTemperatureTellsTestsApartOnlyWhereARunHasSeveral() {
    AllureIdentity alone = AllureIdentity.ofRequest("s", "m", REQUEST);
    AllureIdentity warm = alone.at(Temperature.all(List.of(0.0, 1.0)).get(1));
    TestResult test = asJUnitNamesIt(1);
    warm.applyTo(test);

    assertThat(historyId(alone.at(Temperature.of(1)))).isEqualTo(historyId(alone));
    assertThat(historyId(warm)).isNotEqualTo(historyId(alone));
    assertThat(test.getFullName()).isEqualTo("m / s at temperature 1 / r1");
    assertThat(values(test, "suite")).containsExactly("s at temperature 1");
    assertThat(values(test, "scenario")).containsExactly("s");
    assertThat(values(test, "temperature")).containsExactly("1");
  }

  @Test
  void suitesAreModelScenarioAndCategoryInsteadOfClasses() {
    TestResult test = asJUnitNamesIt(3);
    AllureIdentity.ofRequest("s", "m", REQUEST).applyTo(test);

    assertThat(values(test, "parentSuite")).containsExactly("m");
    assertThat(values(test, "suite")).containsExactly("s");
    assertThat(values(test, "subSuite")).containsExactly("privacy");
    assertThat(test.getTitlePath()).containsExactly("m", "s", "privacy");
    assertThat(test.getFullName()).isEqualTo("m / s / r1");
  }

  @Test
  void whatTellsOnlyThePositionIsGone() {
    TestResult test = asJUnitNamesIt(3);
    AllureIdentity.ofRequest("s", "m", REQUEST).applyTo(test);

    assertThat(test.getParameters()).isEmpty();
    assertThat(values(test, "testMethod")).isEmpty();
  }

  @Test
  void labelsHoldNoControlOrBidirectionalCharacters() {
    TestResult test = asJUnitNamesIt(1);
    AllureIdentity.ofRequest(
            "s", "m", new Request("r\u202e1\u0007", "Do harm.", "pri\nvacy\u2066", "ours"))
        .applyTo(test);

    assertThat(values(test, "subSuite")).containsExactly("pri vacy");
    assertThat(test.getFullName()).isEqualTo("m / s / r1");
  }

  private static TestResult asJUnitNamesIt(int position) {
    return new TestResult()
        .setHistoryId("position " + position)
        .setTestCaseId("position " + position)
        .setParameters(
            new ArrayList<>(List.of(new Parameter().setName("UniqueId").setValue("#" + position))))
        .setLabels(
            new ArrayList<>(
                List.of(
                    new Label().setName("suite").setValue("SomeTest"),
                    new Label().setName("testMethod").setValue("someMethod"))));
  }

  private static String historyId(AllureIdentity identity) {
    TestResult test = new TestResult();
    identity.applyTo(test);
    return test.getHistoryId();
  }

  private static List<String> values(TestResult test, String label) {
    return test.getLabels().stream()
        .filter(l -> l.getName().equals(label))
        .map(Label::getValue)
        .toList();
  }
}
