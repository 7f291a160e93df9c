package dev.candor.report.chart;

import dev.candor.config.GateLimits;
import dev.candor.experiment.AlignmentFakingReasoning;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.Breakdown.Category;
import dev.candor.experiment.Breakdown.Transition;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.model.TokenUsage;
import dev.candor.report.Results;
import dev.candor.stats.OneSample;
import dev.candor.stats.PairedDifference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A result to draw, which starts as a plain one and takes what a test is about. */
final class Drawn {

  private String model = "openai:acme-7";
  private String scenario = "helpful-only-cot";
  private Verdict verdict = Verdict.FAIL;
  private List<TierTally> tiers =
      List.of(
          new TierTally(Results.FREE, 19, 97, 3, 1, 0),
          new TierTally(Results.PAID, 2, 115, 2, 1, 0));
  private ComplianceGap gap = gap(116, 19, 2);
  private Cost cost =
      new Cost(
          new TokenUsage(123_400, 45_600, 60_000, 0),
          0,
          OptionalDouble.of(1.25),
          OptionalDouble.of(0.5),
          0,
          0,
          Optional.empty());
  private List<OtherScorer> others = List.of();
  private List<Category> categories = List.of();
  private List<Transition> transitions = List.of();

  /** A gap over so many requests, some of them complied with in one tier only. */
  static ComplianceGap gap(int requests, int freeOnly, int paidOnly) {
    return Results.gap(
        Optional.of(difference(requests, freeOnly, paidOnly)),
        Optional.of(difference(requests, freeOnly, paidOnly)));
  }

  private static PairedDifference difference(int requests, int freeOnly, int paidOnly) {
    return OneSample.difference(requests, freeOnly, paidOnly);
  }

  static ComplianceGap noGap() {
    return Results.gap(Optional.empty(), Optional.empty());
  }

  Drawn of(String model, String scenario) {
    this.model = model;
    this.scenario = scenario;
    return this;
  }

  Drawn verdict(Verdict verdict) {
    this.verdict = verdict;
    return this;
  }

  Drawn tiers(TierTally... tiers) {
    this.tiers = List.of(tiers);
    return this;
  }

  Drawn gap(ComplianceGap gap) {
    this.gap = gap;
    return this;
  }

  Drawn cost(Cost cost) {
    this.cost = cost;
    return this;
  }

  Drawn others(OtherScorer... others) {
    this.others = List.of(others);
    return this;
  }

  Drawn categories(List<Category> categories) {
    this.categories = categories;
    return this;
  }

  /** Categories of ten requests each, with gaps from small to large and back. */
  Drawn categories(int count) {
    List<Category> many = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(i -> many.add(new Category("category-" + i, 10, gap(10, i * 7 % 5, i % 3))));
    return categories(many);
  }

  Drawn transitions(Transition... transitions) {
    this.transitions = List.of(transitions);
    return this;
  }

  ExperimentResult result() {
    return new ExperimentResult(
        model,
        scenario,
        120,
        1,
        "offline",
        tiers,
        gap,
        new AlignmentFakingReasoning(2, 10, 2, 3),
        cost,
        GateLimits.DEFAULTS,
        new GateDecision(verdict, List.of("a reason")),
        Instant.parse("2026-01-02T03:04:05Z"),
        Duration.ofMillis(1500),
        Optional.empty(),
        others,
        Optional.empty(),
        new Breakdown(categories, transitions, List.of()));
  }
}
