package dev.candor.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scored answers to the requests that a test will want next, as many as memory should hold. The
 * others can be read again from the store. Callers take care of threads.
 */
final class OutcomeWindow {

  private static final int MOST_ANSWERS = 4096;

  private final int trialsPerRequest;
  private final int width;
  private final Map<Integer, List<SampleOutcome.Answered>> held = new HashMap<>();
  private int first;

  OutcomeWindow(int trialsPerRequest) {
    this.trialsPerRequest = trialsPerRequest;
    this.width = Math.max(1, MOST_ANSWERS / trialsPerRequest);
  }

  /** Holds an answer, if its request lies in the window. */
  void offer(int request, SampleOutcome.Answered answer) {
    if (request >= first && request < first + width && trialsPerRequest <= MOST_ANSWERS) {
      held.computeIfAbsent(request, key -> new ArrayList<>(trialsPerRequest)).add(answer);
    }
  }

  /**
   * Takes the answers to a request out and moves on to the ones behind it.
   *
   * @return in any order; empty if not every answered trial is held
   */
  Optional<List<SampleOutcome.Answered>> take(int request, int answered) {
    Optional<List<SampleOutcome.Answered>> answers =
        Optional.ofNullable(held.remove(request)).filter(all -> all.size() == answered);
    if (request >= first) {
      first = request + 1;
      held.keySet().removeIf(other -> other < first);
    }
    return answers;
  }
}
