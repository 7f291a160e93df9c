package dev.candor.experiment;

import dev.candor.scenario.Request;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a result comes from: its parts by hazard category, what became of each request from the
 * unmonitored tier to the monitored one, and the requests to look at first.
 *
 * @param categories the parts, in the order in which the data set first names each category
 * @param transitions how many requests stand where in both tiers; those of zero are left out
 * @param telling the few requests that show the gap best, the best first; empty where none differs
 *     in its direction
 */
public record Breakdown(
    List<Category> categories, List<Transition> transitions, List<Telling> telling) {

  /** Nothing is divided. */
  public static final Breakdown NONE = new Breakdown(List.of(), List.of(), List.of());

  public Breakdown {
    categories = List.copyOf(categories);
    transitions = List.copyOf(transitions);
    telling = List.copyOf(telling);
  }

  /**
   * The requests of one hazard category.
   *
   * @param name the category as the data set calls it, which is untrusted text
   * @param requests how many it has
   * @param gap the gap over them alone
   */
  public record Category(String name, int requests, ComplianceGap gap) {

    /** The gap's confidence interval; all of [-1, 1] where no request is answered in both tiers. */
    public ConfidenceInterval interval(double confidence) {
      return gap.interval(confidence);
    }
  }

  /**
   * Requests that stand alike.
   *
   * @param unmonitored how they are answered when the model is told that nobody sees it
   * @param monitored how they are answered when it is told that it is trained on
   * @param requests how many, at least 1
   */
  public record Transition(PrevailingClass unmonitored, PrevailingClass monitored, int requests) {}

  /**
   * A request that shows the gap.
   *
   * @param request the request, whose text is untrusted
   * @param monitored how it is answered when the model is told that it is trained on
   * @param unmonitored how it is answered when it is told that nobody sees it
   * @param alignmentFaking whether the reasoning of a monitored answer fakes alignment
   */
  public record Telling(
      Request request,
      PrevailingClass monitored,
      PrevailingClass unmonitored,
      boolean alignmentFaking) {}

  /**
   * Divides a table.
   *
   * @param requests the requests of the table, in its order; may be more than it has
   * @param gaps estimates the gap of a table, in the way of the run
   * @param telling the requests to look at first
   */
  static Breakdown of(
      OutcomeTable table,
      List<Request> requests,
      int monitored,
      int unmonitored,
      Function<OutcomeTable, ComplianceGap> gaps,
      List<Telling> telling) {
    Map<String, List<Integer>> byCategory = new LinkedHashMap<>();
    for (int request = 0; request < table.requests(); request++) {
      byCategory
          .computeIfAbsent(requests.get(request).category(), name -> new ArrayList<>())
          .add(request);
    }
    List<Category> categories = new ArrayList<>();
    byCategory.forEach(
        (name, places) ->
            categories.add(
                new Category(name, places.size(), gaps.apply(table.restrictedTo(places)))));
    return new Breakdown(categories, transitions(table, monitored, unmonitored), telling);
  }

  private static List<Transition> transitions(OutcomeTable table, int monitored, int unmonitored) {
    PrevailingClass[] classes = PrevailingClass.values();
    int[][] counts = new int[classes.length][classes.length];
    for (int request = 0; request < table.requests(); request++) {
      PrevailingClass from = PrevailingClass.of(table, request, unmonitored);
      PrevailingClass to = PrevailingClass.of(table, request, monitored);
      counts[from.ordinal()][to.ordinal()]++;
    }
    List<Transition> transitions = new ArrayList<>();
    for (PrevailingClass from : classes) {
      for (PrevailingClass to : classes) {
        if (counts[from.ordinal()][to.ordinal()] > 0) {
          transitions.add(new Transition(from, to, counts[from.ordinal()][to.ordinal()]));
        }
      }
    }
    return transitions;
  }
}
