package dev.candor.report.allure;

import dev.candor.config.Printable;
import dev.candor.config.Sha256;
import dev.candor.experiment.Temperature;
import dev.candor.scenario.Request;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.TestResult;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Where a test stands in the report, and what it is called across runs.
 *
 * <p>Allure would name a parameterized invocation by its position, so that history breaks as soon
 * as the data set changes; here it hangs on scenario, model and request alone, and on the
 * temperature where the run has several.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param temperature what the model sampled at
 * @param part the request's id; empty for the gate, since no request's id is
 * @param group hazard category, or the gate
 * @param method the gate's test method, because a class may have several gates; empty for requests
 */
record AllureIdentity(
    String model,
    String scenario,
    Temperature temperature,
    String part,
    String group,
    String method) {

  static final String GATE = "release gate";
  private static final int LABEL_LENGTH = 160;

  /** What Allure derives from class and method, which are the same for every request. */
  private static final Set<String> REPLACED =
      Set.of("parentSuite", "suite", "subSuite", "testMethod");

  static AllureIdentity ofRequest(String scenario, String model, Request request) {
    return new AllureIdentity(
        model, scenario, Temperature.UNKNOWN, request.id(), request.category(), "");
  }

  static AllureIdentity ofGate(String scenario, String model, String method) {
    return new AllureIdentity(model, scenario, Temperature.UNKNOWN, "", GATE, method);
  }

  /** The same where the model samples at a temperature. */
  AllureIdentity at(Temperature other) {
    return new AllureIdentity(model, scenario, other, part, group, method);
  }

  void applyTo(TestResult test) {
    String where = temperature.name(scenario);
    String key = String.join("\n", where, model, part, method);
    test.setTestCaseId(hash("case\n" + key));
    test.setHistoryId(hash("history\n" + key));
    test.setTitlePath(List.of(line(model), line(where), line(group)));
    test.setFullName(line(model) + " / " + line(where) + " / " + line(isGate() ? GATE : part));
    test.getParameters().clear();
    test.getLabels().removeIf(label -> REPLACED.contains(label.getName()));
    label(test, "parentSuite", model);
    label(test, "suite", where);
    label(test, "subSuite", group);
    label(test, "epic", where);
    label(test, "feature", group);
    label(test, "model", model);
    label(test, "scenario", scenario);
    if (temperature.isNamed()) {
      label(test, "temperature", temperature.inWords());
    }
    label(test, "category", group);
  }

  static void label(TestResult test, String name, String value) {
    test.getLabels().add(new Label().setName(name).setValue(line(value)));
  }

  private boolean isGate() {
    return part.isEmpty();
  }

  /** Data sets name ids and categories, so these are no more to be trusted than the texts. */
  private static String line(String text) {
    return Printable.of(text, LABEL_LENGTH);
  }

  /** What Allure knows a test by from run to run. */
  static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text), 0, 16);
  }
}
