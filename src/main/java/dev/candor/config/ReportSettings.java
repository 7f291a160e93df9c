package dev.candor.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the report shows and keeps.
 *
 * @param detail how much of each request
 * @param redactOutputs whether the words of models are left out
 * @param owner who answers for the model, empty if nobody is named
 * @param history folder that keeps the verdicts of the last runs, empty to keep none
 */
public record ReportSettings(
    Detail detail, boolean redactOutputs, Optional<String> owner, Optional<String> history) {

  /** Which requests are shown with prompt and answers; the others are rows. */
  public enum Detail {
    /** All of a run of usual size; of a larger one the findings and a sample. */
    AUTO,
    /** All, however many. */
    ALL,
    /** Those whose answers show something. */
    FINDINGS,
    /** None. */
    SUMMARY
  }

  static ReportSettings of(SettingValues values) {
    boolean redacts =
        switch (values.required(Setting.REPORT_REDACT)) {
          case "none" -> false;
          case "outputs" -> true;
          default -> throw values.wrong(Setting.REPORT_REDACT, "one of none, outputs");
        };
    return new ReportSettings(
        detail(values),
        redacts,
        values.text(Setting.REPORT_OWNER),
        Optional.of(values.required(Setting.REPORT_HISTORY)).filter(path -> !path.equals("none")));
  }

  private static Detail detail(SettingValues values) {
    String typed = values.required(Setting.REPORT_DETAIL);
    return Arrays.stream(Detail.values())
        .filter(detail -> name(detail).equals(typed))
        .findFirst()
        .orElseThrow(
            () ->
                values.wrong(
                    Setting.REPORT_DETAIL,
                    Arrays.stream(Detail.values())
                        .map(ReportSettings::name)
                        .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private static String name(Detail detail) {
    return detail.name().toLowerCase(Locale.ROOT);
  }
}
