package dev.candor.config;

import java.util.Locale;

/** How money is written for people. */
public final class Dollars {

  private Dollars() {}

  /**
   * US dollars: {@code $12.34}, below a dollar in finer steps, {@code $0.0042}, and {@code
   * <$0.0001} for what is less than that.
   */
  public static String of(double usd) {
    if (usd > 0 && usd < 0.0001) {
      return "<$0.0001";
    }
    return String.format(Locale.ROOT, usd >= 1 || usd == 0 ? "$%,.2f" : "$%.4f", usd);
  }
}
