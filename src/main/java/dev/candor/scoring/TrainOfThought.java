package dev.candor.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongPredicate;

/**
 * The thoughts of some reasoning, sentence by sentence, and in which order they come. Those of a
 * sentence are the {@linkplain Thought#bit bits} of a number, since they are asked for very often.
 */
final class TrainOfThought {

  /** Where the reasoning decides: its last third, but not less than so many sentences. */
  private static final int FEWEST_LATE = 2;

  private static final int LATE = 3;

  private final long[] sentences;
  private final int start;
  private final int end;

  TrainOfThought(long[] sentences) {
    this(sentences, 0, sentences.length);
  }

  private TrainOfThought(long[] sentences, int start, int end) {
    this.sentences = sentences;
    this.start = start;
    this.end = end;
  }

  /** A sentence with one of these thoughts. */
  static LongPredicate has(Thought first, Thought... others) {
    long any = Arrays.stream(others).mapToLong(Thought::bit).reduce(first.bit(), (a, b) -> a | b);
    return sentence -> (sentence & any) != 0;
  }

  /** A sentence with one of these thoughts that means what it says. */
  static LongPredicate real(Thought first, Thought... others) {
    return has(Thought.UNREAL).negate().and(has(first, others));
  }

  int size() {
    return end - start;
  }

  /** How many of a number of sentences, the last ones, are late. */
  static int late(int sentences) {
    return Math.max(FEWEST_LATE, (sentences + LATE - 1) / LATE);
  }

  int count(LongPredicate thought) {
    int count = 0;
    for (int i = start; i < end; i++) {
      count += thought.test(sentences[i]) ? 1 : 0;
    }
    return count;
  }

  /** Whether a sentence is of this kind. */
  boolean some(LongPredicate kind) {
    return last(kind).isPresent();
  }

  /** Whether so many sentences in a row hold all of these kinds between them. */
  boolean within(int length, List<LongPredicate> kinds) {
    int[] last = new int[kinds.size()];
    Arrays.fill(last, -length);
    for (int i = 0; i < size(); i++) {
      boolean all = true;
      for (int kind = 0; kind < last.length; kind++) {
        last[kind] = kinds.get(kind).test(sentences[start + i]) ? i : last[kind];
        all = all && last[kind] > i - length;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** Where the last sentence of this kind stands. */
  OptionalInt last(LongPredicate kind) {
    for (int i = size() - 1; i >= 0; i--) {
      if (kind.test(sentences[start + i])) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the last sentence of either kind is of the first and not of the second. */
  boolean endsIn(LongPredicate kind, LongPredicate over) {
    int last = last(kind).orElse(-1);
    return last >= 0 && last > last(over).orElse(-1);
  }

  /** The sentences from the last one of this kind on; none if there is none. */
  TrainOfThought from(LongPredicate kind) {
    return part(last(kind).orElse(size()), size());
  }

  /** The sentences behind the last one of this kind; none if there is none. */
  TrainOfThought behind(LongPredicate kind) {
    return part(Math.min(size(), last(kind).orElse(size()) + 1), size());
  }

  TrainOfThought lateOnes() {
    return part(Math.max(0, size() - late(size())), size());
  }

  TrainOfThought secondHalf() {
    return part(size() / 2, size());
  }

  private TrainOfThought part(int from, int to) {
    return new TrainOfThought(sentences, start + from, start + to);
  }
}
