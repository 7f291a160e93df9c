package dev.candor.stats;

import java.util.Arrays;
import java.util.List;

/**
 * All pairs of a {@link BettingSequence} at once, for its interval at many confidences.
 *
 * <p>The most that a gambler has ever held against a value falls as the value rises, and does not
 * depend on the confidence. So the last interval of a sequence ends where that reaches what the
 * confidence asks for, and can be found from a few passes over the pairs instead of a root for
 * every one of them.
 */
final class DrawnPairs {

  private final List<MatchedRates> pairs;
  private final double[] distinct;
  private final int[] counts;

  /** Which difference was drawn, where several in a row are one entry, and how many they are. */
  private final int[] runs;

  private final int[] lengths;

  /**
   * @param pairs in the order in which they were drawn
   */
  DrawnPairs(List<MatchedRates> pairs) {
    this.pairs = pairs;
    double[] differences = pairs.stream().mapToDouble(MatchedRates::difference).toArray();
    this.distinct = Arrays.stream(differences).distinct().sorted().toArray();
    this.counts = new int[distinct.length];
    int[] runs = new int[differences.length];
    int[] lengths = new int[differences.length];
    int last = -1;
    for (int i = 0; i < differences.length; i++) {
      int drawn = Arrays.binarySearch(distinct, differences[i]);
      counts[drawn]++;
      if (last < 0 || runs[last] != drawn) {
        runs[++last] = drawn;
      }
      lengths[last]++;
    }
    this.runs = Arrays.copyOf(runs, last + 1);
    this.lengths = Arrays.copyOf(lengths, last + 1);
  }

  /** As {@link BettingSequence#interval()} after all pairs. */
  ConfidenceInterval interval(double confidence) {
    ConfidenceInterval.requireConfidence(confidence);
    double enough = BettingSequence.enough(confidence);
    double low = end(enough, 1.0);
    double high = end(enough, -1.0);
    return low <= 0.0 - high
        ? new ConfidenceInterval(
            BettingEnd.rounded(low), 0.0 - BettingEnd.rounded(high), confidence)
        // On the way no value remained, and what the sequence does then depends on when.
        : BettingSequence.of(pairs, confidence).interval();
  }

  /** As {@link BettingSequence#pValue()} after all pairs. */
  double pValue() {
    return BettingSequence.pValue(Math.max(most(0.0, 1.0), most(0.0, -1.0)));
  }

  private double end(double enough, double side) {
    // What is left at the last pair leaves out no more than the most ever held, and costs nothing.
    double least = BettingEnd.of(enough, -1.0, m -> left(m, side));
    return BettingEnd.of(enough, least, m -> most(m, side));
  }

  /** Logarithm of what is left of the capital against m after all pairs. */
  private double left(double m, double side) {
    Gambler gambler = new Gambler(m, side);
    for (int i = 0; i < distinct.length; i++) {
      gambler.play(gambler.growth(distinct[i]), counts[i]);
    }
    return gambler.logCapital();
  }

  /** Logarithm of the most that was ever held against m, the 1 at the start included. */
  private double most(double m, double side) {
    Gambler gambler = new Gambler(m, side);
    double[][] growth = Arrays.stream(distinct).mapToObj(gambler::growth).toArray(double[][]::new);
    double most = 0.0;
    for (int run = 0; run < runs.length; run++) {
      double[] ofRun = growth[runs[run]];
      gambler.play(ofRun, lengths[run]);
      // All bets win together or lose together, so that a maximum follows a gain.
      if (ofRun[0] > 0.0) {
        most = gambler.orMore(most);
      }
    }
    return most;
  }
}
