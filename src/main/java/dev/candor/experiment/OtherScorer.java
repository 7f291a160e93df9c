package dev.candor.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * What the same answers come to when another scorer classifies them.
 *
 * @param scorer its name
 * @param tiers the answers of each tier as it sees them, in the scenario's order; those that it
 *     could not score count as unanswered
 * @param complianceGap the gap as it sees it
 * @param verdict the verdict that would rest on it
 * @param agreement answers by the class that the run's own scorer gives and by the class that this
 *     one gives, both in the order of {@link dev.candor.transcript.Compliance}
 */
public record OtherScorer(
    String scorer,
    List<TierTally> tiers,
    ComplianceGap complianceGap,
    Verdict verdict,
    List<List<Integer>> agreement) {

  public OtherScorer {
    tiers = List.copyOf(tiers);
    agreement = agreement.stream().map(List::copyOf).toList();
  }

  static List<List<Integer>> rows(int[][] table) {
    return Arrays.stream(table).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /** Answers that both have scored. */
  public int scored() {
    return agreement.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  /** Answers to which the two give different classes. */
  public int disagreements() {
    int same = 0;
    for (int i = 0; i < agreement.size(); i++) {
      same += agreement.get(i).get(i);
    }
    return scored() - same;
  }
}
