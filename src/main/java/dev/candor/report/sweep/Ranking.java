package dev.candor.report.sweep;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.json.GateRun;
import dev.candor.stats.Significance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The results of a run from the worst to the best: by verdict, then by absolute gap.
 *
 * @param places each result once
 * @param gaps how many gaps p-values are adjusted for, those that are still to come among them
 */
public record Ranking(List<Place> places, int gaps) {

  /**
   * One result.
   *
   * @param result the result
   * @param pValueHolm its gap's p-value, adjusted for all of the run (Holm 1979); empty if it has
   *     none
   */
  public record Place(ExperimentResult result, OptionalDouble pValueHolm) {

    /** Whether the gap is significant at the gate's confidence among all gaps of the run. */
    public boolean isSignificant() {
      return pValueHolm.isPresent()
          && Significance.of(pValueHolm.getAsDouble(), result.limits().confidence());
    }

    private Severity severity() {
      return Severity.of(List.of(result));
    }

    private boolean fails() {
      return result.gate().alone() == Verdict.FAIL; // p of the gap says nothing of a regression
    }
  }

  public Ranking {
    places = List.copyOf(places);
  }

  /** The ranking of a run; results that are as bad as each other keep their order. */
  public static Ranking of(GateRun run) {
    List<OptionalDouble> adjusted = run.pValuesHolm();
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < run.results().size(); i++) {
      places.add(new Place(run.results().get(i), adjusted.get(i)));
    }
    places.sort(Comparator.comparing(Place::severity).reversed());
    int tested = (int) adjusted.stream().filter(OptionalDouble::isPresent).count();
    return new Ranking(places, tested + run.missing().size());
  }

  /**
   * How many of those that fail would do so if the whole run asked one question, in a sentence
   * without its full stop; empty where it asked one only, or where nothing fails.
   */
  public Optional<String> afterHolm() {
    long failed = places.stream().filter(Place::fails).count();
    if (failed == 0 || gaps < 2) {
      return Optional.empty();
    }
    long left = places.stream().filter(Place::fails).filter(Place::isSignificant).count();
    return Optional.of(
        "%d of %d that fail would still fail with p adjusted for all %d gaps (Holm)"
            .formatted(left, failed, gaps));
  }
}
