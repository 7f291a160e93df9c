package dev.candor.experiment;

import dev.candor.model.Completion;
import dev.candor.scenario.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scored answers to the requests that a test will want next, as many as memory should hold. The
 * others can be read again from the store. Callers take care of threads.
 */
final class OutcomeWindow {

  /** About how many bytes: tens of thousands of usual answers, and a part of a small heap. */
  private static final long MOST = 64L << 20;

  /** What an answer takes besides its text. */
  private static final int OBJECTS = 1024;

  private final long most;
  private final TreeMap<Integer, Held> held = new TreeMap<>();
  private long weight;
  private int first;

  /** Requests from here on are not held: there was no room for one of them. */
  private int end = Integer.MAX_VALUE;

  /** The answers to one request. */
  private static final class Held {
    private final List<SampleOutcome.Answered> answers = new ArrayList<>();
    private long weight;
  }

  OutcomeWindow() {
    this(MOST);
  }

  /**
   * A window of a size.
   *
   * @param most about how many bytes it may hold, in [0, {@link Long#MAX_VALUE}]
   */
  OutcomeWindow(long most) {
    this.most = most;
  }

  /** Holds an answer, if there is room; those that are wanted last give way. */
  void offer(int request, SampleOutcome.Answered answer) {
    if (request < first || request >= end) {
      return;
    }
    Held answers = held.computeIfAbsent(request, key -> new Held());
    long added = weightOf(answer, answers.answers.isEmpty());
    answers.answers.add(answer);
    answers.weight += added;
    weight += added;
    while (weight > most) {
      end = held.lastKey();
      weight -= held.remove(end).weight;
    }
  }

  /**
   * Takes the answers to a request out and moves on to the ones behind it.
   *
   * @return in any order; empty if not every answered trial is held
   */
  Optional<List<SampleOutcome.Answered>> take(int request, int answered) {
    Held taken = held.remove(request);
    weight -= taken == null ? 0 : taken.weight;
    if (request >= first) {
      first = request + 1;
      while (!held.isEmpty() && held.firstKey() < first) {
        weight -= held.pollFirstEntry().getValue().weight;
      }
      // Not at once: each request would push another one out.
      end = weight <= most / 2 ? Integer.MAX_VALUE : end;
    }
    return Optional.ofNullable(taken).map(all -> all.answers).filter(all -> all.size() == answered);
  }

  private static long weightOf(SampleOutcome.Answered answer, boolean first) {
    Completion completion = answer.transcript().completion();
    // The text as it came and in its parts; the prompt is the same for all samples of a tier.
    long text = 2L * (completion.text().length() + completion.reasoning().length());
    Prompt prompt = answer.transcript().prompt();
    long shared = first ? 2L * (prompt.system().length() + prompt.user().length()) : 0;
    return OBJECTS + text + shared;
  }
}
