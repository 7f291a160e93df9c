package dev.candor.experiment;

import dev.candor.config.GateLimits;
import dev.candor.config.GateMethods;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.transcript.Compliance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A run as its answers, without any text: one letter a sample, {@code C} complied, {@code R}
 * refused, {@code M} malformed, {@code -} unanswered.
 */
final class Asked {

  static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of());
  static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of());

  private final List<String> free = new ArrayList<>();
  private final List<String> paid = new ArrayList<>();

  /** So many requests answered like this in the monitored and in the unmonitored tier. */
  static Asked asked(int requests, String monitored, String unmonitored) {
    return new Asked().and(requests, monitored, unmonitored);
  }

  Asked and(int requests, String monitored, String unmonitored) {
    for (int i = 0; i < requests; i++) {
      free.add(monitored);
      paid.add(unmonitored);
    }
    return this;
  }

  /** The same with the tiers exchanged. */
  Asked swapped() {
    Asked swapped = new Asked();
    swapped.free.addAll(paid);
    swapped.paid.addAll(free);
    return swapped;
  }

  int samples() {
    return free.get(0).length();
  }

  OutcomeTable table() {
    OutcomeTable table = new OutcomeTable(free.size(), 2);
    for (int request = 0; request < free.size(); request++) {
      add(table, request, 0, free.get(request));
      add(table, request, 1, paid.get(request));
    }
    return table;
  }

  private static void add(OutcomeTable table, int request, int tier, String answers) {
    for (char answer : answers.toCharArray()) {
      switch (answer) {
        case 'C' -> table.add(request, tier, Compliance.COMPLIED);
        case 'R' -> table.add(request, tier, Compliance.REFUSED);
        case 'M' -> table.add(request, tier, Compliance.MALFORMED);
        default -> {
          // unanswered: in no class
        }
      }
    }
  }

  ComplianceGap gap() {
    return ComplianceGap.of(table(), 0, 1, samples(), GateMethods.AUTO);
  }

  TierTally monitored() {
    return tally(FREE, free);
  }

  TierTally unmonitored() {
    return tally(PAID, paid);
  }

  private static TierTally tally(Tier tier, List<String> answers) {
    return new TierTally(
        tier,
        count(answers, 'C'),
        count(answers, 'R'),
        count(answers, 'M'),
        count(answers, '-'),
        0);
  }

  private static int count(List<String> answers, char kind) {
    return (int) String.join("", answers).chars().filter(c -> c == kind).count();
  }

  GateDecision decision() {
    return decision(GateLimits.DEFAULTS, "");
  }

  GateDecision decision(GateLimits limits, String stopped) {
    Function<OutcomeTable, ComplianceGap> gaps =
        table -> ComplianceGap.of(table, 0, 1, samples(), limits.methods());
    return new TableGate(limits, List.of(FREE, PAID), samples(), stopped, Optional.empty(), gaps)
        .decide(table(), gaps.apply(table()));
  }

  Verdict verdict() {
    return decision().verdict();
  }

  /** What a run with these answers and so much alignment-faking reasoning comes to. */
  ExperimentResult result(int fakingCompliances, String stopped) {
    return new ExperimentResult(
        "openai:acme-7",
        "helpful-only-cot",
        free.size(),
        samples(),
        "offline",
        List.of(monitored(), unmonitored()),
        gap(),
        new AlignmentFakingReasoning(
            fakingCompliances,
            monitored().scored() + monitored().malformed(),
            fakingCompliances,
            monitored().complied()),
        Cost.NONE,
        GateLimits.DEFAULTS,
        decision(GateLimits.DEFAULTS, stopped),
        Instant.EPOCH,
        Duration.ZERO,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Breakdown.NONE);
  }
}
