package dev.candor.report.allure;

import dev.candor.config.ReportSettings.Detail;
import dev.candor.config.Settings;
import dev.candor.config.Sha256;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.RequestOutcome;
import dev.candor.scenario.Request;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * Which requests of a run are shown with prompt and answers. The others are rows, since a report of
 * tens of thousands of full pages is slow to build and to open, and nobody reads it.
 */
public final class AllureDetails {

  /** So many requests, over all models and scenarios, are shown in full without a choice. */
  static final int MOST_IN_FULL = 2_000;

  /** So many of a larger run are shown in full whatever they show. */
  static final int SAMPLE = 200;

  /** Everything in full. */
  static final AllureDetails ALL = new AllureDetails(Detail.ALL, Set.of(), "");

  private final Detail detail;
  private final Set<String> sample;
  private final String whyNone;

  private AllureDetails(Detail detail, Set<String> sample, String whyNone) {
    this.detail = detail;
    this.sample = sample;
    this.whyNone = whyNone;
  }

  /**
   * The choice for a run. The same settings and requests give the same one, and a request that
   * joins the set changes little of it.
   *
   * @param planned everything that is going to be asked
   */
  public static AllureDetails of(Settings settings, Collection<Experiment> planned) {
    Detail detail = settings.report().detail();
    int requests = planned.stream().mapToInt(experiment -> experiment.requests().size()).sum();
    return switch (detail) {
      case ALL -> ALL;
      case FINDINGS -> new AllureDetails(detail, Set.of(), whyNone(detail, "shows findings only"));
      case SUMMARY -> new AllureDetails(detail, Set.of(), whyNone(detail, "shows none"));
      case AUTO ->
          requests <= MOST_IN_FULL
              ? ALL
              : new AllureDetails(
                  Detail.FINDINGS,
                  sample(settings.shuffleSeed().orElse(0), planned),
                  whyNone(
                      detail,
                      "shows findings and a sample of %d where there are more than %,d requests"
                          .formatted(SAMPLE, MOST_IN_FULL)));
    };
  }

  /** No semicolon: it would end a part of the message that categories are found by. */
  private static String whyNone(Detail detail, String shows) {
    return String.format(
        Locale.ROOT,
        "without details, since candor.report.detail=%s %s (all shows them)",
        detail.name().toLowerCase(Locale.ROOT),
        shows);
  }

  /** The first ones in an order that only seed and names decide. */
  private static Set<String> sample(long seed, Collection<Experiment> planned) {
    return new HashSet<>(
        planned.stream()
            .flatMap(
                experiment ->
                    experiment.requests().stream()
                        .map(
                            request -> key(experiment.scenarioName(), experiment.model(), request)))
            .map(key -> new Ranked(key, HexFormat.of().formatHex(Sha256.of(seed + "\n" + key))))
            .sorted(Comparator.comparing(Ranked::rank))
            .limit(SAMPLE)
            .map(Ranked::key)
            .toList());
  }

  private record Ranked(String key, String rank) {}

  private static String key(String scenario, String model, Request request) {
    return String.join("\n", scenario, model, request.id());
  }

  /** Whether a request is shown with prompt and answers. */
  boolean areShown(RequestOutcome outcome) {
    return switch (detail) {
      case AUTO, ALL -> true;
      case FINDINGS ->
          !outcome.findings().isEmpty()
              || sample.contains(key(outcome.scenarioName(), outcome.model(), outcome.request()));
      case SUMMARY -> false;
    };
  }

  /** Why a request is not, and how to see it: one clause without a semicolon. */
  String whyNone() {
    return whyNone;
  }
}
