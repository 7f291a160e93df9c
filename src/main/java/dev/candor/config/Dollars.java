package dev.candor.config;

import java.util.Locale;

/** How money is written for people. */
public final class Dollars {

  private Dollars() {}

  /** US dollars: {@code $12.34}, and below a dollar in finer steps, {@code $0.0042}. */
  public static String of(double usd) {
    return String.format(Locale.ROOT, usd >= 1 || usd == 0 ? "$%,.2f" : "$%.4f", usd);
  }
}
