package dev.candor.stats;

/** The interval of a difference as it would be with more requests or samples of the same kind. */
final class Narrowing {

  private final PairedTable table;
  private final double limit;
  private final ConfidenceInterval inUse;
  private final ConfidenceInterval ofOneAnswer;

  Narrowing(PairedTable table, ConfidenceInterval inUse, double limit) {
    this.table = table;
    this.inUse = inUse;
    this.limit = limit;
    this.ofOneAnswer = TangoInterval.of(table, inUse.confidence());
  }

  /** Whether so many further requests, with the same shares of outcomes, leave nothing open. */
  boolean isSettledBy(long furtherRequests) {
    if (furtherRequests == 0) {
      return isSettled(inUse.low(), inUse.high());
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
        estimate
            - (estimate - inUse.low()) * share(estimate - then.low(), estimate - ofOneAnswer.low()),
        estimate
            + (inUse.high() - estimate)
                * share(then.high() - estimate, ofOneAnswer.high() - estimate));
  }

  /** Whether so many further samples, which narrow both sides alike, leave nothing open. */
  boolean isSettledBySamples(int samples, long furtherSamples) {
    if (furtherSamples == 0) {
      return isSettled(inUse.low(), inUse.high());
    }
    double correlation = correlation(samples);
    double narrower =
        Math.sqrt(
            factor((double) samples + furtherSamples, correlation) / factor(samples, correlation));
    double estimate = table.difference();
    return isSettled(
        estimate - (estimate - inUse.low()) * narrower,
        estimate + (inUse.high() - estimate) * narrower);
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

  private boolean isSettled(double low, double high) {
    double estimate = table.difference();
    if (Math.abs(estimate) <= limit) {
      return -limit <= low && high <= limit;
    }
    return estimate > 0.0 ? low > 0.0 : high < 0.0;
  }

  private static double share(double then, double now) {
    return now == 0.0 ? 1.0 : then / now;
  }
}
