package dev.candor.report.allure;

import dev.candor.config.Printable;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lays a result out in the gate's Allure test. */
public final class AllureGate {

  private AllureGate() {}

  /**
   * Fills the Allure test that is running in this thread; does nothing where there is none. What
   * cannot be drawn or told is left out with a line: a report is never worth a verdict.
   *
   * @param run the run so far, this result among its others
   * @param past the runs before it
   * @param notice is told in one line what is left out
   */
  public static void publish(
      ExperimentResult result, GateRun run, PastRuns past, Consumer<String> notice) {
    publish(result, run, past, notice, Allure.getLifecycle());
  }

  static void publish(
      ExperimentResult result,
      GateRun run,
      PastRuns past,
      Consumer<String> notice,
      AllureLifecycle lifecycle) {
    publish(
        result,
        () -> RunPictures.of(result, run, past, notice),
        pictures -> GatePage.of(run, result, past, pictures),
        notice,
        lifecycle);
  }

  static void publish(
      ExperimentResult result,
      Supplier<List<Picture>> drawing,
      Function<List<Picture>, String> writing,
      Consumer<String> notice,
      AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    String message = result.toString();
    List<Picture> pictures = attempt("its pictures", drawing, List.of(), notice);
    String page = attempt("its page", () -> writing.apply(pictures), "", notice);
    lifecycle.updateTestCase(
        test -> {
          test.setName(
              "%s: %s in %s"
                  .formatted(result.gate().verdict(), result.model(), result.scenarioName()));
          AllureIdentity.ofGate(
                  result.scenario(), result.model(), String.valueOf(test.getFullName()))
              .at(result.temperature())
              .applyTo(test);
          AllureIdentity.label(test, "severity", SeverityLevel.BLOCKER.value());
          if (!page.isEmpty()) {
            test.setDescriptionHtml(page);
          }
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

  /** Errors included: fonts or libraries that a machine lacks raise them. */
  private static <T> T attempt(
      String what, Supplier<T> making, T otherwise, Consumer<String> notice) {
    try {
      return making.get();
    } catch (RuntimeException | Error e) {
      notice.accept(
          "The gate's test in Allure goes without %s: %s"
              .formatted(what, Printable.of(e.toString(), 300)));
      return otherwise;
    }
  }
}
