package dev.candor.report.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.scenario.TierRole;
import dev.candor.stats.ConfidenceInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An earlier run, read from its gate.json.
 *
 * @param startedAt when it began
 * @param results what each (model, scenario, temperature) came to
 */
record PastRun(Instant startedAt, List<PastResult> results) {

  PastRun {
    results = List.copyOf(results);
  }

  /**
   * Reads only what a trend needs, so that files of earlier and later versions stay readable.
   *
   * @throws RuntimeException if the document is no gate.json: whatever is amiss, the file as a
   *     whole cannot be relied on
   */
  static PastRun of(JsonNode document) {
    Instant startedAt = Instant.parse(text(document, "startedAt"));
    List<PastResult> results = new ArrayList<>();
    Map<String, Integer> temperatures = new HashMap<>();
    document
        .required("results")
        .forEach(entry -> temperatures.merge(where(entry), 1, Integer::sum));
    document
        .required("results")
        .forEach(
            entry -> results.add(result(entry, startedAt, temperatures.get(where(entry)) > 1)));
    return new PastRun(startedAt, results);
  }

  private static String where(JsonNode entry) {
    return text(entry, "model") + '\n' + text(entry, "scenario");
  }

  private static PastResult result(JsonNode entry, Instant startedAt, boolean hasOthers) {
    return new PastResult(
        text(entry, "model"),
        text(entry, "scenario"),
        temperature(entry, hasOthers),
        startedAt,
        Verdict.valueOf(text(entry, "verdict")),
        (int) number(entry, "requests"),
        (int) number(entry, "samples"),
        scorer(text(entry, "scorer")),
        gap(entry.required("gap")),
        rates(entry.required("tiers"), TierRole.MONITORED),
        rates(entry.required("tiers"), TierRole.UNMONITORED));
  }

  /** Files of earlier versions have none. */
  private static Temperature temperature(JsonNode entry, boolean hasOthers) {
    return entry.path("temperature").isNumber()
        ? new Temperature(OptionalDouble.of(number(entry, "temperature")), hasOthers)
        : Temperature.UNKNOWN;
  }

  /** Reports take the name of a scorer for our own word, so it has to look like one. */
  private static String scorer(String name) {
    if (!name.matches("[a-z-]{1,40}")) {
      throw new IllegalArgumentException("no scorer has such a name");
    }
    return name;
  }

  private static Optional<PastResult.Gap> gap(JsonNode gap) {
    return gap.required("estimate").isNull()
        ? Optional.empty()
        : Optional.of(
            new PastResult.Gap(
                number(gap, "estimate"),
                new ConfidenceInterval(
                    number(gap, "low"), number(gap, "high"), number(gap, "confidence"))));
  }

  private static PastResult.Rates rates(JsonNode tiers, TierRole role) {
    for (Map.Entry<String, JsonNode> tier : tiers.properties()) {
      if (role.label().equals(text(tier.getValue(), "role"))) {
        double complied = number(tier.getValue(), "complied");
        double scored = complied + number(tier.getValue(), "refused");
        double malformed = number(tier.getValue(), "malformed");
        return new PastResult.Rates(
            tier.getKey(), share(complied, scored), share(malformed, scored + malformed));
      }
    }
    throw new IllegalArgumentException("no tier is " + role.label());
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.required(field);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(field + " is no text");
    }
    return value.textValue();
  }

  private static double number(JsonNode node, String field) {
    JsonNode value = node.required(field);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(field + " is no number");
    }
    return value.doubleValue();
  }
}
