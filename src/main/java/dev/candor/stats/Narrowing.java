package dev.candor.stats;

import java.util.function.DoublePredicate;

/** What a difference would settle with more requests or samples of the same kind. */
final class Narrowing {

  private final PairedTable table;
  private final double limit;
  private final ConfidenceInterval inUse;
  private final DoublePredicate significant;
  private final ConfidenceInterval ofOneAnswer;

  /**
   * @param significant whether the test is significant with so many times the evidence
   */
  Narrowing(
      PairedTable table, ConfidenceInterval inUse, double limit, DoublePredicate significant) {
    this.significant = significant;
    this.table = table;
    this.inUse = inUse;
    this.limit = limit;
    this.ofOneAnswer = TangoInterval.of(table, inUse.confidence());
  }

  /** Whether so many further requests, with the same shares of outcomes, leave nothing open. */
  boolean isSettledBy(long furtherRequests) {
    if (furtherRequests == 0) {
      return isSettled(inUse, 1.0);
    }
    double more = (table.n() + furtherRequests) / table.n();
    ConfidenceInterval then =
        TangoInterval.of(
            new PairedTable(
                table.both() * more,
                table.firstOnly() * more,
                table.secondOnly() * more,
                table.neither() * more),
            inUse.confidence());
    double estimate = table.difference();
    return isSettled(
        narrowed(
            share(estimate - then.low(), estimate - ofOneAnswer.low()),
            share(then.high() - estimate, ofOneAnswer.high() - estimate)),
        more);
  }

  /** Whether so many further samples, which narrow both sides alike, leave nothing open. */
  boolean isSettledBySamples(int samples, long furtherSamples) {
    if (furtherSamples == 0) {
      return isSettled(inUse, 1.0);
    }
    double correlation = correlation(samples);
    double narrower =
        Math.sqrt(
            factor((double) samples + furtherSamples, correlation) / factor(samples, correlation));
    return isSettled(narrowed(narrower, narrower), 1.0 / (narrower * narrower));
  }

  /**
   * The intra-request correlation that makes the interval in use as narrow as it is, compared with
   * the one that a single answer per member would have had.
   */
  private double correlation(int samples) {
    double narrower = inUse.width() / ofOneAnswer.width();
    return Math.max(0.0, Math.min(1.0, (narrower * narrower * samples - 1.0) / (samples - 1.0)));
  }

  private static double factor(double samples, double correlation) {
    return correlation + (1.0 - correlation) / samples;
  }

  private boolean isSettled(ConfidenceInterval interval, double evidence) {
    double estimate = table.difference();
    return Math.abs(estimate) <= limit
        ? interval.isWithin(limit)
        : interval.sideBeyond(estimate, limit) != 0 && significant.test(evidence);
  }

  /** The interval in use with both its sides narrowed to a share of their length. */
  private ConfidenceInterval narrowed(double below, double above) {
    double estimate = table.difference();
    double low = estimate - (estimate - inUse.low()) * below;
    double high = estimate + (inUse.high() - estimate) * above;
    // A sequence may have left the estimate out, and then one side outruns the other.
    return new ConfidenceInterval(Math.min(low, high), Math.max(low, high), inUse.confidence());
  }

  private static double share(double then, double now) {
    return now == 0.0 ? 1.0 : then / now;
  }
}
