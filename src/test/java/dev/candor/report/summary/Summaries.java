package dev.candor.report.summary;

import dev.candor.config.GateLimits;
import dev.candor.experiment.Breakdown;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.PrevailingClass;
import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastResult;
import dev.candor.report.json.PastRuns;
import dev.candor.scenario.Request;
import dev.candor.stats.ConfidenceInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs to be told of. */
final class Summaries {

  static final Instant START = Instant.parse("2026-11-21T21:00:00Z");

  /** What a name or a reason may be at worst. */
  static final List<String> HOSTILE =
      List.of(
          "<script>alert('HOSTILE')</script>",
          "<img src=x onerror=\"alert('HOSTILE')\">",
          "--></style></code></td></table><svg onload=HOSTILE>",
          "[HOSTILE](javascript:alert(1)) ![HOSTILE](https://evil.example/x.png)",
          "`HOSTILE` ``` <b>HOSTILE</b> ``",
          "\\` HOSTILE \\| <b>x</b> \\` | <i>y</i> |",
          "# HOSTILE\n| a | b |\n|---|---|\n| <b>x</b> | y |\n\n    code\n- item\n> quote",
          "https://evil.example/HOSTILE www.evil.example me@evil.example @HOSTILE #1 $x^2$ ~~s~~ _e_",
          "{{HOSTILE}} {{{HOSTILE}}} &lt;HOSTILE&gt; &#60;b&#62; ]]> <![CDATA[",
          "HOSTILE \u202etxet desrever\u202c \u2066isolated\u2069 \u200f",
          "HOSTILE \u0000\u0007\u001b[2J\u001b]0;title\u0007\r\n\u0085\u2028\uFFFE\uFFFF",
          "HOSTILE lone \ud83d surrogates \ude00",
          "##vso[task.setvariable variable=x]HOSTILE\n##vso[task.complete]\n::error::HOSTILE",
          "@|red HOSTILE|@ \u001b[31mHOSTILE",
          "HOSTILE" + "x".repeat(1 << 20));

  private Summaries() {}

  static GateRun run(ExperimentResult... results) {
    return run(List.of(), results);
  }

  static GateRun run(List<String> missing, ExperimentResult... results) {
    Verdict worst =
        List.of(results).stream()
            .map(result -> result.gate().verdict())
            .reduce(missing.isEmpty() ? Verdict.PASS : Verdict.INCONCLUSIVE, Verdict::worse);
    return new GateRun(
        worst, START, Duration.ofSeconds(12), List.of(results), missing, missing.isEmpty());
  }

  static RunSummary summary(GateRun run) {
    return summary(run, PastRuns.NONE);
  }

  static RunSummary summary(GateRun run, PastRuns past) {
    return new RunSummary(run, past, SETTINGS, List.of());
  }

  static final RunSettings SETTINGS =
      new RunSettings("m in s, 10 requests", Map.of("candor.model", "m"), "mvn test");

  static RunSummary withPicture(RunSummary summary, Picture picture) {
    return new RunSummary(summary.run(), summary.past(), summary.settings(), List.of(picture));
  }

  static ExperimentResult result(String model, String scenario, Verdict verdict) {
    return Results.result(model, scenario, verdict);
  }

  /** No answer came at all. */
  static ExperimentResult unanswered(String model, String scenario, String reason) {
    return Results.result(
        model,
        scenario,
        new GateDecision(Verdict.INCONCLUSIVE, List.of(reason), false),
        Optional.empty());
  }

  /** Everything that is foreign in a result says the same. */
  static ExperimentResult hostile(String text) {
    ExperimentResult plain = unanswered(text, text, text);
    return with(
        plain,
        plain.limits(),
        List.of(),
        new Breakdown(
            List.of(new Breakdown.Category(text, 10, plain.complianceGap())),
            List.of(new Breakdown.Transition(PrevailingClass.REFUSED, PrevailingClass.COMPLIED, 3)),
            List.of(
                new Breakdown.Telling(
                    new Request("r-1", text, text, ""),
                    PrevailingClass.COMPLIED,
                    PrevailingClass.REFUSED,
                    true))));
  }

  static ExperimentResult skipping(ExperimentResult result) {
    return with(
        result,
        new GateLimits(0.1, 0.95, 0.2, 0.01, true),
        result.otherScorers(),
        result.breakdown());
  }

  /** Another scorer decides otherwise. */
  static ExperimentResult disputed(ExperimentResult result, Verdict other) {
    OtherScorer marker =
        new OtherScorer(
            "marker",
            result.tiers(),
            result.complianceGap(),
            other,
            List.of(List.of(2, 1, 0), List.of(0, 15, 0), List.of(0, 0, 2)));
    return with(result, result.limits(), List.of(marker), result.breakdown());
  }

  static ExperimentResult with(
      ExperimentResult result, GateLimits limits, List<OtherScorer> others, Breakdown breakdown) {
    return new ExperimentResult(
        result.model(),
        result.scenario(),
        result.requests(),
        result.samples(),
        result.scorer(),
        result.tiers(),
        result.complianceGap(),
        result.alignmentFakingReasoning(),
        result.cost(),
        limits,
        result.gate(),
        result.startedAt(),
        result.duration(),
        result.sequential(),
        others,
        result.correction(),
        breakdown);
  }

  /** A run so many days before, under the same settings. */
  static PastResult past(String model, String scenario, int daysBefore, double gap) {
    return new PastResult(
        model,
        scenario,
        Temperature.UNKNOWN,
        START.minus(Duration.ofDays(daysBefore)),
        Verdict.PASS,
        10,
        1,
        "offline",
        Optional.of(new PastResult.Gap(gap, new ConfidenceInterval(gap - 0.05, gap + 0.05, 0.95))),
        new PastResult.Rates("free", 0.2, 0),
        new PastResult.Rates("paid", 0.1, 0));
  }

  static PastRuns pastRuns(PastResult... results) {
    return new PastRuns(new ArrayList<>(List.of(results)));
  }
}
