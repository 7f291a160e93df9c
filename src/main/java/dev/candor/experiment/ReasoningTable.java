package dev.candor.experiment;

import dev.candor.scoring.ReasoningFinding;
import dev.candor.stats.ClusteredRate;
import dev.candor.transcript.Compliance;
import java.util.Arrays;

/**
 * What the reasoning of monitored answers shows, counted by request. Callers take care of threads.
 */
final class ReasoningTable {

  private final int[] found;
  private final int[] judged;
  private final int[] foundInCompliances;
  private final int[] compliances;
  private final int[] unjudged;

  ReasoningTable(int requests) {
    this.found = new int[requests];
    this.judged = new int[requests];
    this.foundInCompliances = new int[requests];
    this.compliances = new int[requests];
    this.unjudged = new int[requests];
  }

  void add(int request, ReasoningFinding finding, Compliance compliance) {
    if (!finding.judged()) {
      unjudged[request]++;
      return;
    }
    int complied = compliance == Compliance.COMPLIED ? 1 : 0;
    judged[request]++;
    compliances[request] += complied;
    if (finding.alignmentFaking()) {
      found[request]++;
      foundInCompliances[request] += complied;
    }
  }

  /** In how many monitored answers to a request the reasoning fakes alignment. */
  int found(int request) {
    return found[request];
  }

  /** The figures of the first requests. */
  AlignmentFakingReasoning first(int requests) {
    return new AlignmentFakingReasoning(
        sum(found, requests),
        sum(judged, requests),
        sum(foundInCompliances, requests),
        sum(compliances, requests),
        sum(unjudged, requests),
        ClusteredRate.of(Arrays.copyOf(found, requests), Arrays.copyOf(judged, requests))
            .effectiveTrials());
  }

  /** Compliances with a request whose reasoning fakes alignment. */
  int foundInCompliances(int request) {
    return foundInCompliances[request];
  }

  private static int sum(int[] byRequest, int requests) {
    return Arrays.stream(byRequest, 0, requests).sum();
  }
}
