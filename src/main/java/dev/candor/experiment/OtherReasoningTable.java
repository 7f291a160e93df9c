package dev.candor.experiment;

import dev.candor.scoring.ReasoningFinding;
import dev.candor.transcript.Compliance;
import java.util.Arrays;

/**
 * What another scorer finds in the reasoning of monitored answers, and how often it differs from
 * the one that the verdict rests on. Callers take care of threads.
 */
final class OtherReasoningTable {

  private final ReasoningTable figures;
  private final int[] both;
  private final int[] differing;

  OtherReasoningTable(int requests) {
    this.figures = new ReasoningTable(requests);
    this.both = new int[requests];
    this.differing = new int[requests];
  }

  void add(int request, ReasoningFinding own, ReasoningFinding other, Compliance compliance) {
    addAlone(request, other, compliance);
    if (own.judged() && other.judged()) {
      both[request]++;
      differing[request] += own.alignmentFaking() == other.alignmentFaking() ? 0 : 1;
    }
  }

  /** An answer on which the scorer that the verdict rests on says nothing. */
  void addAlone(int request, ReasoningFinding other, Compliance compliance) {
    figures.add(request, other, compliance);
  }

  /** The figures of the first requests. */
  OtherReasoning first(String scorer, int requests) {
    return new OtherReasoning(
        scorer,
        figures.first(requests),
        Arrays.stream(both, 0, requests).sum(),
        Arrays.stream(differing, 0, requests).sum());
  }
}
