package dev.candor.stats;

/**
 * The gambler of a {@link BettingSequence} who plays against one value of the mean, with the money
 * spread evenly over all bets. Sums of logarithms, so that neither fortune nor ruin leaves the
 * range of a double.
 */
final class Gambler {

  static final int BETS = 14;

  private static final double[] SHARES = new double[BETS];

  static {
    for (int bet = 0; bet < BETS; bet++) {
      SHARES[bet] = Math.pow(2.0, -0.5 * bet);
    }
  }

  private final double against;
  private final double side;
  private final double[] logs = new double[BETS];
  private double most;

  /**
   * @param against the value, above -1
   * @param side 1 to win where the mean is larger; -1 where it is smaller, and then value and
   *     differences are mirrored: -1 plays against a mean of {@code -against}
   */
  Gambler(double against, double side) {
    this.against = against;
    this.side = side;
  }

  /** Logarithm of what each bet grows by with a difference. */
  double[] growth(double difference) {
    double gain = (1.0 + side * difference) / (1.0 + against);
    double[] growth = new double[BETS];
    for (int bet = 0; bet < BETS; bet++) {
      growth[bet] = Math.log(1.0 - SHARES[bet] + SHARES[bet] * gain);
    }
    return growth;
  }

  /** Plays on a further difference. */
  Gambler play(double difference) {
    return play(growth(difference), 1);
  }

  /** Plays so many times on differences of this growth. */
  Gambler play(double[] growth, int times) {
    most = Double.NEGATIVE_INFINITY;
    for (int bet = 0; bet < BETS; bet++) {
      logs[bet] += times * growth[bet];
      most = logs[bet] > most ? logs[bet] : most;
    }
    return this;
  }

  double against() {
    return against;
  }

  /** Whether the logarithm of the capital is at least this. */
  boolean has(double enough) {
    // The capital is the mean over bets and so never more than the best of them.
    return most >= enough && logCapital() >= enough;
  }

  /** The logarithm of the capital, or this where that is more. */
  double orMore(double log) {
    return most >= log ? Math.max(log, logCapital()) : log;
  }

  /** Logarithm of the capital, which started at 0; negative infinity for ruin. */
  double logCapital() {
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    double total = 0.0;
    for (double log : logs) {
      total += Math.exp(log - most);
    }
    return most + Math.log(total / BETS);
  }
}
