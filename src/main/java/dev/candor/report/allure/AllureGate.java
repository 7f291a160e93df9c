package dev.candor.report.allure;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ScorerLines;
import dev.candor.experiment.Verdict;
import dev.candor.report.json.GateEntry;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.SeverityLevel;
import io.qameta.allure.model.StatusDetails;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Lays a result out in the gate's Allure test. */
public final class AllureGate {

  private AllureGate() {}

  /** Fills the Allure test that is running in this thread; does nothing where there is none. */
  public static void publish(ExperimentResult result) {
    publish(result, Allure.getLifecycle());
  }

  static void publish(ExperimentResult result, AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    String message = result.toString();
    lifecycle.updateTestCase(
        test -> {
          test.setName(
              "%s: %s in %s".formatted(result.gate().verdict(), result.model(), result.scenario()));
          AllureIdentity.ofGate(
                  result.scenario(), result.model(), String.valueOf(test.getFullName()))
              .applyTo(test);
          AllureIdentity.label(test, "severity", SeverityLevel.BLOCKER.value());
          test.setDescription(asCode(message));
          if (result.gate().verdict() == Verdict.PASS) {
            test.setStatusDetails(new StatusDetails().setMessage(message));
          }
        });
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

  /**
   * Markdown that shows the text as it is. Why a run stopped may be a server's words, and unlike a
   * fence, which these could close, an indented block ends only with its indentation.
   */
  private static String asCode(String text) {
    return text.lines().map(line -> "    " + line).collect(Collectors.joining("\n", "", "\n"));
  }
}
