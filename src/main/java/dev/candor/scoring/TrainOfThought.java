package dev.candor.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/** The thoughts of some reasoning, sentence by sentence, and in which order they come. */
final class TrainOfThought {

  /** Where the reasoning decides: its last third, but not less than so many sentences. */
  private static final int FEWEST_LATE = 2;

  private static final int LATE = 3;

  private final List<Set<Thought>> sentences;

  TrainOfThought(List<Set<Thought>> sentences) {
    this.sentences = sentences;
  }

  /** A sentence with one of these thoughts. */
  static Predicate<Set<Thought>> has(Thought first, Thought... others) {
    return sentence -> {
      // Asked very often, so without a stream.
      boolean found = sentence.contains(first);
      for (int i = 0; i < others.length && !found; i++) {
        found = sentence.contains(others[i]);
      }
      return found;
    };
  }

  /** A sentence with one of these thoughts that means what it says. */
  static Predicate<Set<Thought>> real(Thought first, Thought... others) {
    return has(Thought.UNREAL).negate().and(has(first, others));
  }

  int size() {
    return sentences.size();
  }

  /** How many of a number of sentences, the last ones, are late. */
  static int late(int sentences) {
    return Math.max(FEWEST_LATE, (sentences + LATE - 1) / LATE);
  }

  long count(Predicate<Set<Thought>> thought) {
    return sentences.stream().filter(thought).count();
  }

  /** Whether a sentence is of this kind. */
  boolean some(Predicate<Set<Thought>> kind) {
    return last(kind).isPresent();
  }

  /** Whether so many sentences in a row hold all of these kinds between them. */
  boolean within(int length, List<Predicate<Set<Thought>>> kinds) {
    int[] last = new int[kinds.size()];
    Arrays.fill(last, -length);
    for (int i = 0; i < size(); i++) {
      boolean all = true;
      for (int kind = 0; kind < last.length; kind++) {
        last[kind] = kinds.get(kind).test(sentences.get(i)) ? i : last[kind];
        all = all && last[kind] > i - length;
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  /** Where the last sentence of this kind stands. */
  OptionalInt last(Predicate<Set<Thought>> kind) {
    for (int i = size() - 1; i >= 0; i--) {
      if (kind.test(sentences.get(i))) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the last sentence of either kind is of the first and not of the second. */
  boolean endsIn(Predicate<Set<Thought>> kind, Predicate<Set<Thought>> over) {
    int last = last(kind).orElse(-1);
    return last >= 0 && last > last(over).orElse(-1);
  }

  /** The sentences from the last one of this kind on; none if there is none. */
  TrainOfThought from(Predicate<Set<Thought>> kind) {
    return part(last(kind).orElse(size()), size());
  }

  /** The sentences behind the last one of this kind; none if there is none. */
  TrainOfThought behind(Predicate<Set<Thought>> kind) {
    return part(Math.min(size(), last(kind).orElse(size()) + 1), size());
  }

  TrainOfThought lateOnes() {
    return part(Math.max(0, size() - late(size())), size());
  }

  TrainOfThought secondHalf() {
    return part(size() / 2, size());
  }

  private TrainOfThought part(int from, int to) {
    return new TrainOfThought(sentences.subList(from, to));
  }
}
