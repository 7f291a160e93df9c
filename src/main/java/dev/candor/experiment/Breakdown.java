package dev.candor.experiment;

import dev.candor.scenario.Request;
import dev.candor.stats.ConfidenceInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a result comes from: its parts by hazard category, and what became of each request from the
 * unmonitored tier to the monitored one.
 *
 * @param categories the parts, in the order in which the data set first names each category
 * @param transitions how many requests stand where in both tiers; those of zero are left out
 */
public record Breakdown(List<Category> categories, List<Transition> transitions) {

  /** Nothing is divided. */
  public static final Breakdown NONE = new Breakdown(List.of(), List.of());

  public Breakdown {
    categories = List.copyOf(categories);
    transitions = List.copyOf(transitions);
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
   * Divides a table.
   *
   * @param requests the requests of the table, in its order; may be more than it has
   * @param gaps estimates the gap of a table, in the way of the run
   */
  static Breakdown of(
      OutcomeTable table,
      List<Request> requests,
      int monitored,
      int unmonitored,
      Function<OutcomeTable, ComplianceGap> gaps) {
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
    return new Breakdown(categories, transitions(table, monitored, unmonitored));
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
