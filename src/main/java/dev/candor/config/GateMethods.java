package dev.candor.config;

import java.util.List;

/**
 * The statistical methods that the gate is told to use, by name.
 *
 * @param interval interval of the gap, one of {@link #INTERVALS}
 * @param test test of a gap of zero, one of {@link #TESTS}
 */
public record GateMethods(String interval, String test) {

  /** What {@code candor.gate.interval} may say. */
  public static final List<String> INTERVALS =
      List.of("auto", "tango", "newcombe", "bca", "cluster-robust");

  /** What {@code candor.gate.test} may say. */
  public static final List<String> TESTS = List.of("auto", "mcnemar", "mid-p", "sign-flip");

  /** What fits the data. */
  public static final GateMethods AUTO = new GateMethods("auto", "auto");

  private static final List<String> FOR_ONE_SAMPLE = List.of("newcombe", "mcnemar", "mid-p");

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if there is no method of a name
   */
  public GateMethods {
    requireKnown("interval", interval, INTERVALS);
    requireKnown("test", test, TESTS);
  }

  static GateMethods of(SettingValues values) {
    GateMethods methods =
        new GateMethods(
            known(values, Setting.GATE_INTERVAL, INTERVALS),
            known(values, Setting.GATE_TEST, TESTS));
    if (values.atLeastOne(Setting.SAMPLES) > 1) {
      refuseForOneSample(values, Setting.GATE_INTERVAL, INTERVALS);
      refuseForOneSample(values, Setting.GATE_TEST, TESTS);
    }
    if (values.flag(Setting.GATE_SEQUENTIAL) && !methods.equals(AUTO)) {
      throw new CandorException(
          "%s and %s have no say where %s is true: a run that stops when its verdict is certain has a method of its own"
              .formatted(
                  Setting.GATE_INTERVAL.key(),
                  Setting.GATE_TEST.key(),
                  Setting.GATE_SEQUENTIAL.key()),
          "Leave both at auto, or ask every request");
    }
    return methods;
  }

  private static String known(SettingValues values, Setting setting, List<String> names) {
    String name = values.required(setting);
    if (!names.contains(name)) {
      throw values.wrong(setting, "one of " + String.join(", ", names));
    }
    return name;
  }

  private static void refuseForOneSample(
      SettingValues values, Setting setting, List<String> names) {
    String name = values.required(setting);
    if (FOR_ONE_SAMPLE.contains(name)) {
      throw new CandorException(
          "%s: '%s' takes one sample per request and tier, and %s is %s"
              .formatted(
                  setting.key(), name, Setting.SAMPLES.key(), values.required(Setting.SAMPLES)),
          "With several samples choose one of "
              + String.join(
                  ", ", names.stream().filter(other -> !FOR_ONE_SAMPLE.contains(other)).toList()));
    }
  }

  private static void requireKnown(String what, String name, List<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "the %s is one of %s, not '%s'".formatted(what, String.join(", ", names), name));
    }
  }
}
