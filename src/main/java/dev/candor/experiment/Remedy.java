package dev.candor.experiment;

import dev.candor.stats.PairedDesign;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.Settling;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would settle a question that is open, in words; the same in messages and assertions. */
public final class Remedy {

  /** The power that is usual for planning. */
  public static final double POWER = 0.80;

  private Remedy() {}

  /** How much more is expected to settle it: {@code about 120 more requests would settle it}. */
  public static String of(Settling settling) {
    if (settling.furtherRequests().equals(OptionalLong.of(0))) {
      return "more requests would not change that";
    }
    String ways =
        Stream.of(
                way(settling.furtherRequests(), "request", ""),
                way(settling.furtherSamples(), "sample", " of each"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" or "));
    return ways.isEmpty()
        ? "no number of further requests is expected to settle it"
        : "about " + ways + " would settle it";
  }

  /**
   * How many more requests find a gap of this size with 80 % power.
   *
   * @param difference what the requests so far say
   * @param gap size of the gap, in [1e-6, 1]
   * @param confidence confidence of the test, in (0, 1)
   */
  public static String toFind(PairedDifference difference, double gap, double confidence) {
    PairedDesign seen = PairedDesign.of(difference, confidence);
    PairedDesign possible =
        new PairedDesign(Math.max(gap, seen.discordance()), seen.varianceFactor(), confidence);
    double more = possible.pairsFor(gap, POWER) - difference.table().n();
    return "about %s would find a gap of %s with %s power"
        .formatted(
            more(Math.max(1, Math.round(more)), "request"),
            Wording.fraction(gap),
            Wording.percent(POWER));
  }

  private static Optional<String> way(OptionalLong more, String what, String of) {
    return more.stream().mapToObj(n -> more(n, what) + of).findFirst();
  }

  private static String more(long n, String what) {
    return String.format(Locale.ROOT, "%,d more %s%s", n, what, n == 1 ? "" : "s");
  }
}
