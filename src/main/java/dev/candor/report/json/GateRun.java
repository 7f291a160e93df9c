package dev.candor.report.json;

import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.selfcheck.ToolControls;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A run as far as it has come: what gate.json says at its top, and the results below.
 *
 * @param verdict the worst verdict of all, {@link Verdict#INCONCLUSIVE} at best where something is
 *     missing
 * @param startedAt when the run began
 * @param duration how long it has taken
 * @param results by model and scenario
 * @param missing what was announced and has no result, as {@code model in scenario}
 * @param complete whether everything that was asked for could be run, and was
 * @param controls what the tool said of model organisms
 * @param baselines what it cost to ask baselines that have no result of their own
 */
public record GateRun(
    Verdict verdict,
    Instant startedAt,
    Duration duration,
    List<ExperimentResult> results,
    List<String> missing,
    boolean complete,
    ToolControls controls,
    List<BaselineCost> baselines) {

  public GateRun {
    results = List.copyOf(results);
    missing = List.copyOf(missing);
    baselines = List.copyOf(baselines);
  }

  /** A run whose tool was not checked. */
  public GateRun(
      Verdict verdict,
      Instant startedAt,
      Duration duration,
      List<ExperimentResult> results,
      List<String> missing,
      boolean complete) {
    this(verdict, startedAt, duration, results, missing, complete, ToolControls.NONE, List.of());
  }

  /** The verdict in one word: {@code VOID} where the tool itself was wrong. */
  public String word() {
    return controls.isVoid() ? "VOID" : verdict.name();
  }

  /** Whether a result's missing verdict is put up with, which it never is in a void run. */
  public boolean skips(ExperimentResult result) {
    return result.gate().verdict() == Verdict.INCONCLUSIVE
        && result.limits().skipInconclusive()
        && !controls.isVoid();
  }

  /** The run as if nothing but one of its results had been asked for. */
  public GateRun only(ExperimentResult result) {
    return new GateRun(
        result.gate().verdict(),
        startedAt,
        duration,
        List.of(result),
        List.of(),
        complete,
        controls,
        baselines.stream()
            .filter(asked -> result.gate().baseline().isPresent())
            .filter(
                asked ->
                    List.of(result.scenarioName(), result.scenario()).contains(asked.scenario()))
            .toList());
  }

  /** The p-values of all gaps, adjusted for all of the run, in the order of the results. */
  public List<OptionalDouble> pValuesHolm() {
    return new RunComparisons(results, missing.size()).all();
  }

  /** The p-value of a result's gap, adjusted for all of the run; empty if it has none. */
  public OptionalDouble pValueHolm(ExperimentResult result) {
    return new RunComparisons(results, missing.size()).holm(result);
  }
}
