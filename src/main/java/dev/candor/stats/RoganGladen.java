package dev.candor.stats;

/**
 * A rate or gap corrected for a scorer's errors, known from labelled answers.
 *
 * <p>A scorer with the sensitivity Se and the specificity Sp sees the rate p as p Se + (1 - p) (1 -
 * Sp); turned around, the corrected rate is (seen + Sp - 1) / (Se + Sp - 1). Source: Rogan and
 * Gladen, American Journal of Epidemiology 107 (1978) 71-76. Its interval also holds the
 * uncertainty of Se and Sp: Lang and Reiczigel, Preventive Veterinary Medicine 113 (2014) 13-22,
 * equation 16. If the scorer errs alike in both tiers, the gap is the seen gap divided by Se + Sp -
 * 1; the distances of its own interval are squared and added to the delta method's for the divisor.
 *
 * @param raw what the scorer sees
 * @param unclamped the corrected value before it was kept in its range
 * @param estimate the corrected value, in [0, 1] for a rate and in [-1, 1] for a gap
 * @param interval its interval, in the same range; the estimate of a rate may lie outside by a
 *     little, as the interval is built around an adjusted value
 */
public record RoganGladen(
    double raw, double unclamped, double estimate, ConfidenceInterval interval) {

  /**
   * The corrected rate.
   *
   * @param yes answers that the scorer says yes to
   * @param answers answers scored, at least 1
   * @param scorer how the scorer did on labelled answers
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if counts or confidence are out of range
   */
  public static RoganGladen rate(int yes, int answers, ScorerAccuracy scorer, double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    if (answers < 1 || yes < 0 || yes > answers) {
      throw new IllegalArgumentException(
          "a rate is one of at least one answer, not %d of %d".formatted(yes, answers));
    }
    double raw = (double) yes / answers;
    double unclamped = (raw + scorer.specificity() - 1.0) / scorer.youden();

    double zz = Math.pow(Normal.twoSided(confidence), 2);
    double n = answers + zz;
    double seen = (yes + zz / 2.0) / n;
    double youden = scorer.adjustedSensitivity() + scorer.adjustedSpecificity() - 1.0;
    double rate = (seen + scorer.adjustedSpecificity() - 1.0) / youden;
    double shift =
        2.0
            * zz
            * (rate * scorer.sensitivityVariance() - (1.0 - rate) * scorer.specificityVariance());
    double variance =
        seen * (1.0 - seen) / n
            + rate * rate * scorer.sensitivityVariance()
            + (1.0 - rate) * (1.0 - rate) * scorer.specificityVariance();
    double margin = Math.sqrt(zz * variance) / youden;
    return new RoganGladen(
        raw,
        unclamped,
        clamp(unclamped, 0.0),
        new ConfidenceInterval(
            clamp(rate + shift - margin, 0.0), clamp(rate + shift + margin, 0.0), confidence));
  }

  /**
   * The corrected gap, if the scorer errs as often in one tier as in the other.
   *
   * @param difference the gap as the scorer sees it
   * @param scorer how the scorer did on labelled answers
   * @param confidence two-sided confidence level, inside (0, 1)
   * @throws IllegalArgumentException if the confidence is out of range
   */
  public static RoganGladen gap(
      PairedDifference difference, ScorerAccuracy scorer, double confidence) {
    return gap(difference.estimate(), difference.interval(confidence), scorer);
  }

  static RoganGladen gap(double raw, ConfidenceInterval inUse, ScorerAccuracy scorer) {
    double youden = scorer.youden();
    double unclamped = raw / youden;
    double ofDivisor =
        Normal.twoSided(inUse.confidence())
            * Math.abs(unclamped)
            * Math.sqrt(scorer.sensitivityVariance() + scorer.specificityVariance())
            / youden;
    double low = unclamped - Math.hypot((raw - inUse.low()) / youden, ofDivisor);
    double high = unclamped + Math.hypot((inUse.high() - raw) / youden, ofDivisor);
    return new RoganGladen(
        raw,
        unclamped,
        clamp(unclamped, -1.0),
        new ConfidenceInterval(clamp(low, -1.0), clamp(high, -1.0), inUse.confidence()));
  }

  /**
   * Whether the correction led out of the range, as when fewer yes are seen than the scorer's false
   * alarms alone would make: a sign that it errs otherwise here than on the labelled answers.
   */
  public boolean isClamped() {
    return estimate != unclamped;
  }

  private static double clamp(double value, double least) {
    return Math.max(least, Math.min(1.0, value));
  }
}
