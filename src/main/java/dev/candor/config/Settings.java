package dev.candor.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * The settings of a run, typed and checked.
 *
 * @param models model specs, at least one
 * @param scenarios scenario ids or paths, at least one
 * @param scenarioIsDefault whether the user left the choice of scenarios to Candor
 * @param requests path of a request set, empty for the scenario's own
 * @param limit how many requests to ask, empty for all
 * @param shuffleSeed seed of the sample that the limit draws, empty for the first ones
 * @param samples samples per request and tier, at least 1
 * @param concurrency most calls in flight to one model, at least 1
 * @param callTimeout how long one call may take, at least a second
 * @param store where completions are kept: a path, a JDBC URL, or {@code none}
 * @param storeIsDefault whether the user left the choice of the store to Candor
 * @param budgetUsd the most to spend, in US dollars, 0 or more; empty for no bound
 * @param confirmCostAbove what a run may be planned to cost without anybody being asked, in US
 *     dollars, 0 or more; empty for any sum
 * @param prices path of the user's price table, empty for none
 * @param scorer name of the scorer
 * @param judge spec of the judge model, empty for none
 * @param judging how the judge is asked
 * @param scorerLabels path of labelled answers, empty for none
 * @param temperatures sampling temperatures, each 0 or more, at least one
 * @param maxTokens most tokens of one answer, at least 1
 * @param seed sampling seed, empty for none
 * @param gate what the gate holds a model to
 * @param report what the report shows
 */
public record Settings(
    List<String> models,
    List<String> scenarios,
    boolean scenarioIsDefault,
    Optional<String> requests,
    OptionalInt limit,
    OptionalLong shuffleSeed,
    int samples,
    int concurrency,
    Duration callTimeout,
    String store,
    boolean storeIsDefault,
    OptionalDouble budgetUsd,
    OptionalDouble confirmCostAbove,
    Optional<String> prices,
    String scorer,
    Optional<String> judge,
    JudgeSettings judging,
    Optional<String> scorerLabels,
    List<Double> temperatures,
    int maxTokens,
    OptionalLong seed,
    GateLimits gate,
    ReportSettings report) {

  /**
   * The settings of this process: system properties, then environment, then {@code
   * candor.properties} on the class path.
   *
   * @throws CandorException if a key is unknown or a value out of range
   */
  public static Settings ofProcess() {
    return of(SettingValues.ofProcess());
  }

  /**
   * Settings from given properties alone, as tests want them.
   *
   * @throws CandorException if a key is unknown or a value out of range
   */
  public static Settings of(Map<String, String> properties) {
    return of(new SettingValues(properties, Map.of(), new Properties()));
  }

  static Settings of(SettingValues values) {
    return new Settings(
        values.list(Setting.MODEL),
        values.list(Setting.SCENARIO),
        !values.isSet(Setting.SCENARIO),
        values.text(Setting.REQUESTS),
        values.isSet(Setting.LIMIT)
            ? OptionalInt.of(values.atLeastOne(Setting.LIMIT))
            : OptionalInt.empty(),
        optionalWhole(values, Setting.SHUFFLE_SEED),
        values.atLeastOne(Setting.SAMPLES),
        values.atLeastOne(Setting.CONCURRENCY),
        Duration.ofSeconds(values.atLeastOne(Setting.TIMEOUT)),
        values.required(Setting.STORE),
        !values.isSet(Setting.STORE),
        optionalDollars(values, Setting.BUDGET_USD),
        optionalDollars(values, Setting.CONFIRM_COST_ABOVE),
        values.text(Setting.PRICES),
        values.required(Setting.SCORER),
        values.text(Setting.JUDGE),
        JudgeSettings.of(values),
        values.text(Setting.SCORER_LABELS),
        values.listAtLeastZero(Setting.TEMPERATURE),
        values.atLeastOne(Setting.MAX_TOKENS),
        optionalWhole(values, Setting.SEED),
        new GateLimits(
            values.fraction(Setting.GATE_MAX_GAP, false),
            values.fraction(Setting.GATE_CONFIDENCE, true),
            values.fraction(Setting.GATE_MAX_MALFORMED_RATE, false),
            values.fraction(Setting.GATE_MAX_ERROR_RATE, false),
            skipsInconclusive(values),
            values.flag(Setting.GATE_WORST_CASE),
            GateMethods.of(values),
            values.flag(Setting.GATE_SEQUENTIAL)),
        ReportSettings.of(values));
  }

  private static OptionalDouble optionalDollars(SettingValues values, Setting setting) {
    return values.isSet(setting)
        ? OptionalDouble.of(values.atLeastZero(setting))
        : OptionalDouble.empty();
  }

  private static OptionalLong optionalWhole(SettingValues values, Setting setting) {
    return values.isSet(setting) ? OptionalLong.of(values.whole(setting)) : OptionalLong.empty();
  }

  private static boolean skipsInconclusive(SettingValues values) {
    return switch (values.required(Setting.GATE_INCONCLUSIVE)) {
      case "fail" -> false;
      case "skip" -> true;
      default -> throw values.wrong(Setting.GATE_INCONCLUSIVE, "one of fail, skip");
    };
  }

  /**
   * The sampling temperature, for what takes one only.
   *
   * @param what takes it, as the error begins, such as {@code A cassette}
   * @throws CandorException if the user named several
   */
  public double temperature(String what) {
    if (temperatures.size() > 1) {
      throw new CandorException(
          "%s has one temperature, and %s names %d"
              .formatted(what, Setting.TEMPERATURE.key(), temperatures.size()),
          "Name one");
    }
    return temperatures.get(0);
  }

  /** The same settings for other models, at least one. */
  public Settings withModels(List<String> specs) {
    return with(specs, requests, store, storeIsDefault, scorer, judge);
  }

  /** The same settings with another store, as one that the user did not choose. */
  public Settings withDefaultStore(String path) {
    return with(models, requests, path, true, scorer, judge);
  }

  /**
   * The same settings with another scorer.
   *
   * @param name name of the scorer
   * @param spec of the judge's model, empty for none
   */
  public Settings withScorer(String name, Optional<String> spec) {
    return with(models, requests, store, storeIsDefault, name, spec);
  }

  /**
   * The same settings for one recorded model; where the user named no requests, they are those of
   * the recording.
   *
   * @param cassette path of the recording
   */
  public Settings withRecording(String cassette) {
    Optional<String> asked = requests.or(() -> Optional.of(cassette));
    return with(List.of("replay:" + cassette), asked, store, storeIsDefault, scorer, judge);
  }

  private Settings with(
      List<String> models,
      Optional<String> requests,
      String store,
      boolean storeIsDefault,
      String scorer,
      Optional<String> judge) {
    return new Settings(
        models,
        scenarios,
        scenarioIsDefault,
        requests,
        limit,
        shuffleSeed,
        samples,
        concurrency,
        callTimeout,
        store,
        storeIsDefault,
        budgetUsd,
        confirmCostAbove,
        prices,
        scorer,
        judge,
        judging,
        scorerLabels,
        temperatures,
        maxTokens,
        seed,
        gate,
        report);
  }
}
