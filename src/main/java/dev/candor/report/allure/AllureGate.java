package dev.candor.report.allure;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ScorerLines;
import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateEntry;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastRuns;
import dev.candor.report.summary.GatePage;
import dev.candor.report.summary.RunPictures;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.StatusDetails;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lays a result out in the gate's Allure test. */
public final class AllureGate {

  private AllureGate() {}

  /**
   * Fills the Allure test that is running in this thread; does nothing where there is none.
   *
   * @param run the run so far, this result among its others
   * @param past the runs before it
   */
  public static void publish(ExperimentResult result, GateRun run, PastRuns past) {
    publish(result, run, past, Allure.getLifecycle());
  }

  static void publish(
      ExperimentResult result, GateRun run, PastRuns past, AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    String message = result.toString();
    List<Picture> pictures = RunPictures.of(result, run, past, System.out::println);
    String page = GatePage.of(run, result, past, pictures);
    lifecycle.updateTestCase(
        test -> {
          test.setName(
              "%s: %s in %s".formatted(result.gate().verdict(), result.model(), result.scenario()));
          AllureIdentity.ofGate(
                  result.scenario(), result.model(), String.valueOf(test.getFullName()))
              .applyTo(test);
          AllureIdentity.label(test, "severity", SeverityLevel.BLOCKER.value());
          test.setDescriptionHtml(page);
          if (result.gate().verdict() == Verdict.PASS) {
            test.setStatusDetails(new StatusDetails().setMessage(message));
          }
        });
    for (Picture picture : pictures) {
      lifecycle.addAttachment(
          "Picture: " + picture.name(),
          "image/svg+xml",
          ".svg",
          picture.svg().getBytes(StandardCharsets.UTF_8));
    }
    lifecycle.addAttachment(
        "Scorers side by side",
        "text/plain",
        ".txt",
        String.join("\n", new ScorerLines(result).sideBySide()).getBytes(StandardCharsets.UTF_8));
    lifecycle.addAttachment(
        "gate.json entry",
        "application/json",
        ".json",
        GateEntry.of(result).toPrettyString().getBytes(StandardCharsets.UTF_8));
  }
}
