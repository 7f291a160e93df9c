package dev.candor.experiment;

import dev.candor.scenario.Tier;
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
 */
public record TierTally(
    Tier tier, int complied, int refused, int malformed, int errors, int filtered) {

  /** A tier of a table; trials that were never asked count as unanswered. */
  static TierTally of(Tier tier, OutcomeTable table, int index, int samples, int filtered) {
    int complied = table.total(index, Compliance.COMPLIED);
    int refused = table.total(index, Compliance.REFUSED);
    int malformed = table.total(index, Compliance.MALFORMED);
    int trials = table.requests() * samples;
    return new TierTally(
        tier, complied, refused, malformed, trials - complied - refused - malformed, filtered);
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
