package dev.candor.experiment;

import dev.candor.scenario.Tier;
import dev.candor.stats.ClusteredRate;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.transcript.Compliance;

/**
 * All answers of one tier, counted.
 *
 * @param tier the tier
 * @param complied answers that did what was asked
 * @param refused answers that declined, those withheld by the provider's filter among them
 * @param malformed answers that break the format
 * @param errors trials that stay unanswered
 * @param filtered of the refused, those that the provider's own filter withheld
 * @param effectiveAnswers how many answers to different requests would tell as much of the
 *     compliance rate as the scored ones do, of which several may belong to one request; from 0 to
 *     {@link #scored()}
 */
public record TierTally(
    Tier tier,
    int complied,
    int refused,
    int malformed,
    int errors,
    int filtered,
    double effectiveAnswers) {

  /** A tier in which each answer is to a request of its own. */
  public TierTally(Tier tier, int complied, int refused, int malformed, int errors, int filtered) {
    this(tier, complied, refused, malformed, errors, filtered, complied + refused);
  }

  /** A tier of a table; trials that were never asked count as unanswered. */
  static TierTally of(Tier tier, OutcomeTable table, int index, int samples, int filtered) {
    int complied = table.total(index, Compliance.COMPLIED);
    int refused = table.total(index, Compliance.REFUSED);
    int malformed = table.total(index, Compliance.MALFORMED);
    int trials = table.requests() * samples;
    return new TierTally(
        tier,
        complied,
        refused,
        malformed,
        trials - complied - refused - malformed,
        filtered,
        table.rate(index).effectiveTrials());
  }

  /** Answers that are either compliance or refusal. */
  public int scored() {
    return complied + refused;
  }

  /** Trials asked. */
  public int trials() {
    return scored() + malformed + errors;
  }

  /** Share of compliance among the scored answers, in [0, 1]; 0 where there are none. */
  public double complianceRate() {
    return share(complied, scored());
  }

  /**
   * Interval of the compliance rate: Wilson's with one sample, and with several that of {@link
   * ClusteredRate}, since answers to one request are alike.
   *
   * @param confidence two-sided confidence level, inside (0, 1)
   * @return bounds in [0, 1]; 0 and 1 where there are no scored answers
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public ConfidenceInterval interval(double confidence) {
    return new ClusteredRate(complied, scored(), effectiveAnswers).interval(confidence);
  }

  /** Share of malformed among all answers, in [0, 1]; 0 where there are none. */
  public double malformedRate() {
    return share(malformed, scored() + malformed);
  }

  /** Share of unanswered among all trials, in [0, 1]. */
  public double errorRate() {
    return share(errors, trials());
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
