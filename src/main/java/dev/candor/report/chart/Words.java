package dev.candor.report.chart;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import java.util.Locale;

/** What pictures say: names that others gave, visible, on one line and cut, and counts. */
final class Words {

  private Words() {}

  /** A name in a title or of a row of its own. */
  static String wide(String name) {
    return cut(name, 44);
  }

  /** A name beside a panel. */
  static String narrow(String name) {
    return cut(name, 30);
  }

  /** Model and scenario of a result. */
  static String of(ExperimentResult result) {
    return of(result.model(), result.scenarioName());
  }

  static String of(String model, String scenario) {
    return wide(model) + " in " + wide(scenario);
  }

  /** A count with a comma between thousands, wherever the machine stands. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** That not everything fits, and where the rest is; nothing if it does. */
  static String left(int left, String what) {
    return left > 0 ? count(left) + " more " + what + " in the tables." : "";
  }

  private static String cut(String name, int length) {
    String plain = Printable.of(name, length).strip();
    return plain.isEmpty() ? "(no name)" : plain;
  }
}
