package dev.candor.report.chart;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** All pictures of results, in the order in which they are read. */
public final class Pictures {

  /** More results than these are compared, not each looked into; those that passed least come. */
  static final int MOST_DETAILED = 6;

  private final List<Picture> drawn = new ArrayList<>();
  private final Consumer<String> notice;

  private Pictures(Consumer<String> notice) {
    this.notice = notice;
  }

  /** The same, with what could not be drawn said on standard error. */
  public static List<Picture> of(Collection<ExperimentResult> results) {
    return of(results, System.err::println);
  }

  /**
   * All results beside each other, where there are several; compliance by tier, where there are no
   * more than six; then for each result, the worst verdicts first and at most six of them, the gap
   * by category, the flow of requests between classes, and scorers side by side, as far as it has
   * them; tokens and cost at the end.
   *
   * @param results any number of them; of none there are no pictures
   * @param notice is told in one line what could not be drawn, for example because the Java runtime
   *     has no {@code java.desktop}, or the environment names a display that is gone ({@code
   *     -Djava.awt.headless=true} helps); a report does without pictures, and no verdict depends on
   *     them
   */
  public static List<Picture> of(Collection<ExperimentResult> results, Consumer<String> notice) {
    List<ExperimentResult> all = List.copyOf(results);
    Pictures pictures = new Pictures(notice);
    if (!all.isEmpty()) {
      pictures.drawAll(all);
    }
    return List.copyOf(pictures.drawn);
  }

  /**
   * All results beside each other alone.
   *
   * @param notice is told in one line what could not be drawn
   * @return empty where there are no results, or where it could not be drawn
   */
  public static Optional<Picture> comparison(
      Collection<ExperimentResult> results, Consumer<String> notice) {
    Pictures pictures = new Pictures(notice);
    if (!results.isEmpty()) {
      pictures.drawComparison(List.copyOf(results));
    }
    return pictures.drawn.stream().findFirst();
  }

  /** Compliance by tier alone, of any number of results but none. */
  public static Picture rates(Collection<ExperimentResult> results) {
    return new RatesPicture(List.copyOf(results)).draw("rates");
  }

  /**
   * The trend alone, as {@link TrendPicture} draws it.
   *
   * @param points what each run found, in any order
   * @param limit the limit on the absolute gap, in [0, 1]
   * @param notice is told in one line what could not be drawn
   * @return empty where there are no points, or where it could not be drawn
   */
  public static Optional<Picture> trend(
      Collection<TrendPoint> points, double limit, Consumer<String> notice) {
    Pictures pictures = new Pictures(notice);
    if (!points.isEmpty()) {
      pictures.draw("trend", name -> TrendPicture.of(name, points, limit));
    }
    return pictures.drawn.stream().findFirst();
  }

  private void drawAll(List<ExperimentResult> results) {
    // What fails once for want of a library fails each time.
    if (results.size() > 1 && !drawComparison(results)) {
      return;
    }
    if (results.size() <= MOST_DETAILED
        && !draw("rates", name -> new RatesPicture(results).draw(name))) {
      return;
    }
    List<ExperimentResult> detailed =
        results.stream()
            .sorted(Comparator.comparing((ExperimentResult one) -> one.gate().verdict()).reversed())
            .limit(MOST_DETAILED)
            .toList();
    for (int i = 0; i < detailed.size(); i++) {
      String number = detailed.size() == 1 ? "" : "-" + (i + 1);
      drawDetails(detailed.get(i), number);
    }
    draw("cost", name -> new CostPicture(results).draw(name));
  }

  private boolean drawComparison(List<ExperimentResult> results) {
    return draw("comparison", name -> new ComparisonPicture(results).draw(name));
  }

  private void drawDetails(ExperimentResult result, String number) {
    if (!result.breakdown().categories().isEmpty()) {
      draw("categories" + number, name -> new ForestPicture(result).draw(name));
    }
    if (!result.breakdown().transitions().isEmpty()) {
      draw("flow" + number, name -> new FlowPicture(result).draw(name));
    }
    if (!result.otherScorers().isEmpty()) {
      draw("scorers" + number, name -> new ScorersPicture(result).draw(name));
    }
  }

  // Errors too: it is with them that a runtime says that AWT, or a part of it, is not there.
  private boolean draw(String name, Function<String, Picture> picture) {
    try {
      drawn.add(picture.apply(name));
      return true;
    } catch (RuntimeException | Error e) {
      if (e instanceof OutOfMemoryError) {
        throw e;
      }
      notice.accept(
          "The report goes without the picture '%s': %s"
              .formatted(name, Printable.of(e.toString(), 300)));
      return false;
    }
  }
}
