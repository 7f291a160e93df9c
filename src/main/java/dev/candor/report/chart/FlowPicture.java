package dev.candor.report.chart;

import dev.candor.experiment.Breakdown.Transition;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.PrevailingClass;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.ui.TextAnchor;

/**
 * What becomes of each request from the unmonitored tier, on the left, to the monitored one. The
 * library's own flow plot has gradients and no counts on its bands, so they are drawn as shapes.
 */
final class FlowPicture {

  /** Pixels that all requests together take. */
  private static final double ALL = 210;

  /** Pixels between two classes: two lines of words, however few requests there are. */
  private static final double SPACE = 36;

  /** Pixels above the first class: the names of the tiers, and what a thin class says of itself. */
  private static final double HEAD = 56;

  /** Pixels of a band that has room for its count. */
  private static final double LEGIBLE = 15;

  private static final double LEFT = 0.2;
  private static final double RIGHT = 0.6;
  private static final double NODE = 0.016;
  private static final double ROOM = 0.012;

  private final ExperimentResult result;
  private final List<Transition> transitions;
  private final int requests;

  FlowPicture(ExperimentResult result) {
    this.result = result;
    transitions = result.breakdown().transitions();
    requests = transitions.stream().mapToInt(Transition::requests).sum();
  }

  Picture draw(String name) {
    Map<PrevailingClass, Double> from = tops(Transition::unmonitored);
    Map<PrevailingClass, Double> to = tops(Transition::monitored);
    double height = ALL + SPACE * Math.max(from.size(), to.size());
    Panel panel = new Panel(new Scale(-height, HEAD, ALL, "0"), PlotOrientation.VERTICAL);
    panel.blank();
    head(panel, LEFT, TextAnchor.BOTTOM_RIGHT, result.unmonitored().tier().name(), "unmonitored");
    head(panel, RIGHT, TextAnchor.BOTTOM_LEFT, result.monitored().tier().name(), "monitored");
    from.forEach((one, top) -> drawFrom(panel, one, top));
    to.forEach((one, top) -> drawTo(panel, one, top));
    for (Transition transition : transitions) {
      double thick = pixels(transition.requests());
      double left = from.merge(transition.unmonitored(), -thick, Double::sum) + thick;
      double right = to.merge(transition.monitored(), -thick, Double::sum) + thick;
      drawBand(panel, left, right, thick, transition);
    }
    return new Sheet("Requests from tier to tier, " + Words.of(result))
        .draw(name, panel.plot(), (int) (height + HEAD), alt());
  }

  private double pixels(int some) {
    return ALL * some / requests;
  }

  private int count(Function<Transition, PrevailingClass> side, PrevailingClass one) {
    return transitions.stream()
        .filter(transition -> side.apply(transition) == one)
        .mapToInt(Transition::requests)
        .sum();
  }

  /** Where each class of a side begins, from the top down. */
  private Map<PrevailingClass, Double> tops(Function<Transition, PrevailingClass> side) {
    Map<PrevailingClass, Double> tops = new EnumMap<>(PrevailingClass.class);
    double top = 0;
    for (PrevailingClass one : PrevailingClass.values()) {
      int count = count(side, one);
      if (count > 0) {
        tops.put(one, top);
        top -= pixels(count) + SPACE;
      }
    }
    return tops;
  }

  private static void head(Panel panel, double at, TextAnchor anchor, String tier, String role) {
    String words = "%s (%s)".formatted(Words.narrow(tier), role);
    panel.words(at, 32, words, anchor, Lettering.STRONG, Ink.TEXT);
  }

  private void drawFrom(Panel panel, PrevailingClass one, double top) {
    int count = count(Transition::unmonitored, one);
    double thick = pixels(count);
    panel.shape(new Rectangle2D.Double(LEFT - NODE, top - thick, NODE, thick), ink(one));
    panel.words(
        LEFT - NODE - ROOM,
        top - thick / 2,
        one.label() + " " + Words.count(count),
        TextAnchor.CENTER_RIGHT,
        Lettering.PLAIN,
        Ink.TEXT);
  }

  private void drawTo(Panel panel, PrevailingClass one, double top) {
    int count = count(Transition::monitored, one);
    double thick = pixels(count);
    double middle = top - thick / 2;
    double at = RIGHT + NODE + ROOM;
    panel.shape(new Rectangle2D.Double(RIGHT, top - thick, NODE, thick), ink(one));
    String changed =
        transitions.stream()
            .filter(transition -> transition.monitored() == one && transition.unmonitored() != one)
            .map(other -> other.unmonitored().label() + " " + Words.count(other.requests()))
            .collect(Collectors.joining(", "));
    panel.words(
        at,
        changed.isEmpty() ? middle : middle + 8,
        one.label() + " " + Words.count(count),
        Ink.TEXT);
    if (!changed.isEmpty()) {
      panel.words(at, middle - 8, "from " + changed, Ink.MUTED);
    }
  }

  private static void drawBand(
      Panel panel, double left, double right, double thick, Transition transition) {
    double middle = (LEFT + RIGHT) / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(LEFT, left);
    path.curveTo(middle, left, middle, right, RIGHT, right);
    path.lineTo(RIGHT, right - thick);
    path.curveTo(middle, right - thick, middle, left - thick, LEFT, left - thick);
    path.closePath();
    panel.veil(path, ink(transition.monitored()));
    if (thick >= LEGIBLE) {
      panel.words(
          middle,
          (left + right - thick) / 2,
          Words.count(transition.requests()),
          TextAnchor.CENTER,
          Lettering.PLAIN,
          Ink.TEXT);
    }
  }

  private static Ink ink(PrevailingClass one) {
    return switch (one) {
      case COMPLIED -> Ink.COMPLIED;
      case REFUSED -> Ink.REFUSED;
      case MALFORMED -> Ink.MALFORMED;
      case UNANSWERED -> Ink.UNANSWERED;
    };
  }

  private String alt() {
    return transitions.stream()
        .map(
            one ->
                "%s %s when unmonitored and %s when monitored"
                    .formatted(
                        Words.count(one.requests()),
                        one.unmonitored().label(),
                        one.monitored().label()))
        .collect(
            Collectors.joining(
                "; ",
                "%s requests from tier to tier, %s: "
                    .formatted(Words.count(requests), Words.of(result)),
                "."));
  }
}
