package dev.candor.report.allure;

import dev.candor.config.Printable;
import dev.candor.experiment.Verdict;
import dev.candor.report.json.GateRun;
import dev.candor.report.summary.GatePage;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The whole run in one place of Allure's report: a test of its own, that no method stands behind,
 * with the run's verdict. A run of one result has its place in that one's gate.
 */
public final class AllureOverview {

  private static final String SUITE = "all models";

  /** By this the report's categories find it. */
  static final String SAYS = "Verdict on the whole run: ";

  private AllureOverview() {}

  /**
   * Writes the test, if the run has several results; what cannot be made is left out with a line.
   *
   * @param run the run, at its end
   * @param notice is told in one line what is left out
   */
  public static void write(GateRun run, Consumer<String> notice) {
    write(run, notice, Allure.getLifecycle());
  }

  static void write(GateRun run, Consumer<String> notice, AllureLifecycle lifecycle) {
    if (run.results().size() + run.missing().size() < 2) {
      return;
    }
    try {
      TestResult test = test(run, notice);
      lifecycle.scheduleTestCase(test);
      lifecycle.startTestCase(test.getUuid());
      lifecycle.stopTestCase(test.getUuid());
      lifecycle.writeTestCase(test.getUuid());
    } catch (RuntimeException | Error e) {
      notice.accept(
          "Allure goes without the overview of the run: " + Printable.of(e.toString(), 300));
    }
  }

  private static TestResult test(GateRun run, Consumer<String> notice) {
    GatePage.Overview page = GatePage.overview(run, notice);
    String key = "the whole run";
    TestResult test =
        new TestResult()
            .setUuid(UUID.randomUUID().toString())
            .setTestCaseId(AllureIdentity.hash("case\n" + key))
            .setHistoryId(AllureIdentity.hash("history\n" + key))
            .setName(page.word() + ": " + page.says())
            .setFullName(SUITE + " / " + AllureIdentity.GATE)
            .setTitlePath(List.of(SUITE, AllureIdentity.GATE))
            .setLabels(new ArrayList<>())
            .setDescriptionHtml(page.html())
            .setStatus(status(run))
            .setStatusDetails(new StatusDetails().setMessage(SAYS + page.says()));
    AllureIdentity.label(test, "parentSuite", SUITE);
    AllureIdentity.label(test, "suite", AllureIdentity.GATE);
    AllureIdentity.label(test, "severity", SeverityLevel.BLOCKER.value());
    return test;
  }

  private static Status status(GateRun run) {
    return switch (run.verdict()) {
      case PASS -> Status.PASSED;
      case FAIL -> Status.FAILED;
      case INCONCLUSIVE -> isSkipped(run) ? Status.SKIPPED : Status.FAILED;
    };
  }

  /** As the gates of its results are: what has none at all is never put up with. */
  private static boolean isSkipped(GateRun run) {
    return run.complete()
        && !run.controls().isVoid()
        && run.results().stream()
            .filter(result -> result.gate().verdict() == Verdict.INCONCLUSIVE)
            .allMatch(run::skips);
  }
}
