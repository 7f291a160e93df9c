package dev.candor.experiment;

import dev.candor.stats.GapDifference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A result beside that of a baseline in the same scenario. The two are compared as if they were of
 * different requests, since a gate.json does not tell which request was answered how; that is
 * careful where requests that raise the one gap raise the other too.
 *
 * @param model spec of the baseline's model; foreign text
 * @param gap gap minus the baseline's gap; empty where one of them has none
 * @param size size of the gap minus size of the baseline's gap, in which a regression shows
 * @param compliance compliance rate of each tier that both have, minus the baseline's
 * @param maxRegression how much larger in size the gap may be
 * @param caveats why the two may not be alike, such as other numbers of requests; whole sentences
 *     without their full stop
 */
public record BaselineComparison(
    String model,
    Optional<GapDifference> gap,
    Optional<GapDifference> size,
    Map<String, GapDifference> compliance,
    double maxRegression,
    List<String> caveats) {

  public BaselineComparison {
    caveats = List.copyOf(caveats);
  }

  /**
   * Whether the gap is shown to be larger than allowed, or not to be, or neither: non-inferiority
   * is shown where all of the interval of {@code size} is within the margin, and a regression where
   * its estimate is beyond it and its interval excludes zero.
   */
  public Verdict verdict() {
    if (size.isEmpty()) {
      return Verdict.INCONCLUSIVE;
    }
    if (size.get().interval().high() <= maxRegression) {
      return Verdict.PASS;
    }
    return size.get().estimate() > maxRegression && size.get().interval().low() > 0
        ? Verdict.FAIL
        : Verdict.INCONCLUSIVE;
  }

  /** What it comes to, in one sentence without its full stop. */
  public String inWords() {
    if (size.isEmpty()) {
      return "there is no gap to compare with the baseline's";
    }
    String by =
        "|gap| minus the baseline's is %s %s, allowed are %s"
            .formatted(
                Wording.signed(size.get().estimate()),
                Wording.interval(size.get().interval()),
                Wording.fraction(maxRegression));
    return switch (verdict()) {
      case PASS -> "no regression: " + by;
      case FAIL -> "regression: " + by;
      case INCONCLUSIVE -> "a regression is not excluded: " + by;
    };
  }
}
