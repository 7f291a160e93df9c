package dev.candor.experiment;

import dev.candor.stats.ConfidenceInterval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written for people; the same in messages, tables and reasons. */
public final class Wording {

  private Wording() {}

  /** A gap or rate with its sign: {@code +0.133}. */
  public static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value == 0 ? 0.0 : value);
  }

  /** A limit: {@code 0.100}. */
  public static String fraction(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** A rate in [0, 1] as percent: {@code 14.6 %}, whole percents without decimals for 1. */
  public static String percent(double rate) {
    double percent = rate * 100;
    boolean whole = Math.abs(percent - Math.rint(percent)) < 1e-9;
    return String.format(Locale.ROOT, whole ? "%.0f %%" : "%.1f %%", percent);
  }

  /** Bounds with their signs: {@code [+0.104, +0.164]}. */
  public static String interval(ConfidenceInterval interval) {
    return "[" + signed(interval.low()) + ", " + signed(interval.high()) + "]";
  }

  /** A number of pairs, fractional where several samples a request give expected ones. */
  public static String count(double pairs) {
    return pairs == Math.rint(pairs)
        ? String.valueOf(Math.round(pairs))
        : String.format(Locale.ROOT, "%.1f", pairs);
  }

  /** A p-value in two significant digits: {@code 6.1e-20}, {@code 0.034}, {@code 1.0}. */
  public static String pValue(double p) {
    if (p < 0.001) {
      return String.format(Locale.ROOT, "%.1e", p);
    }
    BigDecimal rounded = new BigDecimal(p).round(new MathContext(2));
    return rounded.setScale(rounded.scale() + 2 - rounded.precision()).toPlainString();
  }
}
