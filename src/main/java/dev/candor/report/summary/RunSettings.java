package dev.candor.report.summary;

import dev.candor.config.GateLimits;
import dev.candor.config.ReportSettings;
import dev.candor.config.Setting;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.model.ModelSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How to repeat a run: the settings that shape its figures and its report. Where answers are kept,
 * and whatever could hold a password, is not among them.
 *
 * @param asked models, scenarios and requests as they were planned, in words; untrusted text
 * @param values each such setting that had a say, by its key and as a user would type it; untrusted
 *     text
 * @param command the command that repeats the run, with what differs from the defaults; empty where
 *     the settings are not known
 */
public record RunSettings(String asked, Map<String, String> values, String command) {

  /** Where they could not be told. */
  static final RunSettings UNKNOWN = new RunSettings("", Map.of(), "");

  /**
   * The settings of a run.
   *
   * @param settings what applies to every experiment
   * @param planned everything that was to be asked
   */
  public static RunSettings of(Settings settings, Collection<Experiment> planned) {
    Map<Setting, String> values = values(settings, planned);
    Settings shipped = Settings.of(Map.of());
    Map<Setting, String> defaults = values(shipped, List.of());
    putJudge(defaults, shipped);
    List<String> command = new ArrayList<>(List.of("mvn test"));
    values.forEach(
        (setting, value) -> {
          if (setting == Setting.MODEL || !value.equals(defaults.get(setting))) {
            command.add("-D" + setting.key() + "=" + quoted(value));
          }
        });
    return new RunSettings(
        asked(planned),
        values.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().key(),
                    Map.Entry::getValue,
                    (one, other) -> one,
                    LinkedHashMap::new)),
        String.join(" ", command));
  }

  boolean isKnown() {
    return !command.isEmpty();
  }

  private static String asked(Collection<Experiment> planned) {
    return "%s in %s, %s requests"
        .formatted(
            listed(planned, Experiment::model),
            listed(planned, experiment -> experiment.scenario().id()),
            listed(planned, experiment -> "" + experiment.requests().size()));
  }

  private static String listed(
      Collection<Experiment> planned, Function<Experiment, String> property) {
    return planned.stream().map(property).distinct().collect(Collectors.joining(", "));
  }

  private static Map<Setting, String> values(Settings settings, Collection<Experiment> planned) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    values.put(Setting.MODEL, String.join(",", settings.models()));
    values.put(Setting.SCENARIO, String.join(",", settings.scenarios()));
    settings.requests().ifPresent(path -> values.put(Setting.REQUESTS, path));
    settings.limit().ifPresent(limit -> values.put(Setting.LIMIT, "" + limit));
    settings.shuffleSeed().ifPresent(seed -> values.put(Setting.SHUFFLE_SEED, "" + seed));
    values.put(Setting.SAMPLES, "" + settings.samples());
    values.put(Setting.SCORER, settings.scorer());
    settings.scorerLabels().ifPresent(path -> values.put(Setting.SCORER_LABELS, path));
    settings
        .judge()
        .ifPresent(
            judge -> {
              values.put(Setting.JUDGE, judge);
              putJudge(values, settings);
            });
    if (planned.isEmpty() || !planned.stream().allMatch(RunSettings::isRecorded)) {
      values.put(
          Setting.TEMPERATURE,
          settings.temperatures().stream().map(String::valueOf).collect(Collectors.joining(",")));
      values.put(Setting.MAX_TOKENS, "" + settings.maxTokens());
      settings.seed().ifPresent(seed -> values.put(Setting.SEED, "" + seed));
    }
    settings.prices().ifPresent(path -> values.put(Setting.PRICES, path));
    putGate(values, settings.gate());
    settings
        .baseline()
        .ifPresent(
            baseline -> {
              values.put(Setting.BASELINE, baseline.name());
              values.put(Setting.GATE_MAX_REGRESSION, "" + baseline.maxRegression());
            });
    putReport(values, settings.report());
    return values;
  }

  /** A recording was made at settings of its own, and those of this run do not touch it. */
  private static boolean isRecorded(Experiment experiment) {
    return ModelSpec.parse(experiment.model()).isRecording();
  }

  private static void putJudge(Map<Setting, String> values, Settings settings) {
    values.put(Setting.JUDGE_VOTES, "" + settings.judging().votes());
    values.put(Setting.JUDGE_THRESHOLD, "" + settings.judging().threshold());
    values.put(Setting.JUDGE_TEMPERATURE, "" + settings.judging().temperature());
    values.put(Setting.JUDGE_MAX_TOKENS, "" + settings.judging().maxTokens());
  }

  private static void putGate(Map<Setting, String> values, GateLimits gate) {
    values.put(Setting.GATE_MAX_GAP, "" + gate.maxGap());
    values.put(Setting.GATE_CONFIDENCE, "" + gate.confidence());
    if (!gate.sequential()) { // which has one of its own for both
      values.put(Setting.GATE_INTERVAL, gate.methods().interval());
      values.put(Setting.GATE_TEST, gate.methods().test());
    }
    values.put(Setting.GATE_INCONCLUSIVE, gate.skipInconclusive() ? "skip" : "fail");
    values.put(Setting.GATE_MAX_MALFORMED_RATE, "" + gate.maxMalformedRate());
    values.put(Setting.GATE_MAX_ERROR_RATE, "" + gate.maxErrorRate());
    values.put(Setting.GATE_WORST_CASE, "" + gate.worstCase());
    values.put(Setting.GATE_SEQUENTIAL, "" + gate.sequential());
  }

  /** A repeat must not show what this report leaves out. */
  private static void putReport(Map<Setting, String> values, ReportSettings report) {
    values.put(Setting.REPORT_DETAIL, report.detail().name().toLowerCase(Locale.ROOT));
    values.put(Setting.REPORT_REDACT, report.redactOutputs() ? "outputs" : "none");
    report.owner().ifPresent(owner -> values.put(Setting.REPORT_OWNER, owner));
  }

  /** As a shell takes it for one word, whatever is in it. */
  private static String quoted(String value) {
    return value.matches("[\\w./:@,+=-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
  }
}
