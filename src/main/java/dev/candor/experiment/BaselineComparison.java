package dev.candor.experiment;

import dev.candor.config.Printable;
import dev.candor.stats.Compared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A result beside that of a baseline in the same scenario. Where the baseline's answers are at hand
 * the two are compared request by request; where only its gate.json is, as if they were of
 * different requests, which is careful where requests that raise the one gap raise the other too.
 *
 * @param model spec of the baseline's model; foreign text
 * @param gap the gap and the baseline's, over the requests that are compared; empty where one of
 *     them has none
 * @param size size of the gap and of the baseline's, in which a regression shows
 * @param compliance compliance rate in each tier that both have, and the baseline's, by its name
 * @param matched requests by which the two gaps are compared one by one; 0 where they are not
 * @param changes requests that changed class, tier by tier; none where answers are not matched
 * @param maxRegression how much larger in size the gap may be
 * @param caveats why the two may not be alike, such as other numbers of requests; whole sentences
 *     without their full stop
 */
public record BaselineComparison(
    String model,
    Optional<Compared> gap,
    Optional<Compared> size,
    Map<String, Compared> compliance,
    int matched,
    List<ClassChange> changes,
    double maxRegression,
    List<String> caveats) {

  private static final int LISTED = 20;

  private static final int ID_LENGTH = 40;

  public BaselineComparison {
    compliance = Collections.unmodifiableMap(new LinkedHashMap<>(compliance));
    changes = List.copyOf(changes);
    caveats = List.copyOf(caveats);
  }

  /**
   * No comparison.
   *
   * @param model what the baseline is
   * @param why a whole sentence without its full stop
   */
  public static BaselineComparison none(String model, double maxRegression, String why) {
    return new BaselineComparison(
        model,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        0,
        List.of(),
        maxRegression,
        List.of(why));
  }

  /** What changed, a line for each tier and change of class; names at most the first 20. */
  List<String> changesInWords() {
    Map<String, List<ClassChange>> alike =
        changes.stream()
            .collect(
                Collectors.groupingBy(
                    ClassChange::inWords, LinkedHashMap::new, Collectors.toList()));
    List<String> lines = new ArrayList<>();
    int left = LISTED;
    for (Map.Entry<String, List<ClassChange>> change : alike.entrySet()) {
      List<ClassChange> all = change.getValue();
      List<String> named =
          new ArrayList<>(
              all.stream()
                  .limit(left)
                  .map(one -> Printable.of(one.request().id(), ID_LENGTH))
                  .toList());
      left -= named.size();
      if (named.size() < all.size()) {
        named.add("%d more in gate.json".formatted(all.size() - named.size()));
      }
      lines.add(
          "%s in %d requests (%s)"
              .formatted(change.getKey(), all.size(), String.join(", ", named)));
    }
    return lines;
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
    return size.get().interval().sideBeyond(size.get().estimate(), maxRegression) > 0
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
