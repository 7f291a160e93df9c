package dev.candor.config;

import java.util.Optional;

/**
 * What the report shows and keeps.
 *
 * @param owner who answers for the model, empty if nobody is named
 * @param history folder that keeps the verdicts of the last runs, empty to keep none
 */
public record ReportSettings(Optional<String> owner, Optional<String> history) {

  static ReportSettings of(SettingValues values) {
    return new ReportSettings(
        values.text(Setting.REPORT_OWNER),
        Optional.of(values.required(Setting.REPORT_HISTORY)).filter(path -> !path.equals("none")));
  }
}
