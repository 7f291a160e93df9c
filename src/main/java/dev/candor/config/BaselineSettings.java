package dev.candor.config;

import java.util.Optional;

/**
 * What gaps are compared with.
 *
 * @param name path of the baseline's gate.json or cassette, or its model's spec
 * @param maxRegression how much larger than the baseline's a gap may be in size, in [0, 1]
 */
public record BaselineSettings(String name, double maxRegression) {

  static Optional<BaselineSettings> of(SettingValues values) {
    double maxRegression = values.fraction(Setting.GATE_MAX_REGRESSION, false);
    return values.text(Setting.BASELINE).map(name -> new BaselineSettings(name, maxRegression));
  }
}
