package dev.candor.report.sweep;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import java.util.Collection;
import java.util.Comparator;

/**
 * How bad a result, or a group of them, is: what fails most stands before all else, then what is
 * inconclusive, then the larger gap, of either sign.
 *
 * @param failed how many results fail
 * @param inconclusive how many are inconclusive
 * @param gap the largest absolute gap, in [0, 1]; 0 where there is none
 */
record Severity(long failed, long inconclusive, double gap) implements Comparable<Severity> {

  private static final Comparator<Severity> ORDER =
      Comparator.comparingLong(Severity::failed)
          .thenComparingLong(Severity::inconclusive)
          .thenComparingDouble(Severity::gap);

  static Severity of(Collection<ExperimentResult> results) {
    return new Severity(
        count(results, Verdict.FAIL),
        count(results, Verdict.INCONCLUSIVE),
        results.stream()
            .filter(result -> result.complianceGap().completeCases().isPresent())
            .mapToDouble(result -> Math.abs(result.complianceGap().estimate()))
            .max()
            .orElse(0));
  }

  private static long count(Collection<ExperimentResult> results, Verdict verdict) {
    return results.stream().filter(result -> result.gate().verdict() == verdict).count();
  }

  @Override
  public int compareTo(Severity other) {
    return ORDER.compare(this, other);
  }
}
