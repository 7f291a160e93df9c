package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Wording;
import dev.candor.report.json.PastResult;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What has become of a result since the run before. */
final class Change {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Change() {}

  /**
   * Such as {@code gap +0.133, was +0.021 on 2026-11-01, then PASS}; what else was different then
   * is said, since it may be the reason.
   */
  static String since(PastResult last, ExperimentResult now) {
    List<String> parts = new ArrayList<>();
    parts.add(
        now.complianceGap().completeCases().isPresent()
            ? "gap " + Wording.signed(now.complianceGap().estimate())
            : "no gap");
    parts.add(
        last.gap().map(gap -> "was " + Wording.signed(gap.estimate())).orElse("none")
            + " on "
            + when(last.startedAt(), now.startedAt()));
    if (last.verdict() != now.gate().verdict()) {
      parts.add("then " + last.verdict());
    }
    if (last.requests() != now.requests()) {
      parts.add("then over " + last.requests() + " requests");
    }
    if (last.samples() != now.samples()) {
      parts.add("then with " + last.samples() + " samples");
    }
    if (last.temperature().differsFrom(now.temperature())) {
      parts.add("then at temperature " + last.temperature().inWords());
    }
    if (!last.scorer().equals(now.scorer())) {
      parts.add("then scored by " + last.scorer());
    }
    int answers = now.tiers().stream().mapToInt(tier -> tier.trials() - tier.errors()).sum();
    if (answers > 0 && now.cost().stored() >= answers) {
      parts.add("no answer new: all are from the store or a recording");
    }
    return String.join(", ", parts);
  }

  /** The time as well where the day alone would be today. */
  private static String when(Instant then, Instant now) {
    String day = DAY.format(then);
    return day.equals(DAY.format(now)) ? TrendTable.minute(then) : day;
  }
}
