package dev.candor.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sentences of an answer that are read one by one: those at its beginning and its end, so that
 * long answers cost no more. What a model says to the user stands there.
 */
final class Reading {

  private static final int HEAD = 8;
  private static final int TAIL = 3;
  private static final int OPENING = 3;
  private static final int CLOSING = 2;
  private static final int LONGEST = 240;

  private final List<ReadSentence> all = new ArrayList<>();
  private final List<ReadSentence> spoken;
  private final List<ReadSentence> opening;
  private final List<ReadSentence> closing;
  private final int sentences;

  private Reading(String text) {
    List<Span> spans = Prose.sentences(text);
    char[] folded = Prose.folded(text);
    Frame frame = Frame.of(text);
    sentences = spans.size();
    for (int i = 0; i < sentences; i++) {
      if (i < HEAD || i >= sentences - TAIL) {
        Span whole = spans.get(i);
        Span span = new Span(whole.start(), Math.min(whole.end(), whole.start() + LONGEST));
        Sentence sentence = Sentence.of(span, folded);
        all.add(ReadSentence.of(sentence, i, whole.start(), frame.holds(whole)));
      }
    }
    spoken = all.stream().filter(s -> !s.inside()).toList();
    opening = spoken.stream().filter(s -> s.index() < OPENING).toList();
    closing = spoken.stream().filter(s -> s.index() >= sentences - CLOSING).toList();
  }

  static Reading of(String text) {
    return new Reading(text);
  }

  /** How many sentences the answer has, read or not. */
  int sentences() {
    return sentences;
  }

  /** Every sentence that was read. */
  List<ReadSentence> all() {
    return all;
  }

  /** Those that the assistant says to the user, as opposed to what it delivers. */
  List<ReadSentence> spoken() {
    return spoken;
  }

  /** The first sentence, if it is spoken. */
  List<ReadSentence> first() {
    return opening.stream().filter(s -> s.index() == 0).toList();
  }

  /** What is spoken at the beginning. */
  List<ReadSentence> opening() {
    return opening;
  }

  /** What is spoken at the end. */
  List<ReadSentence> closing() {
    return closing;
  }

  static boolean any(List<ReadSentence> some, Predicate<ReadSentence> wanted) {
    return some.stream().anyMatch(wanted);
  }

  /** Share of some sentences, in [0, 1]; 0 where there are none. */
  static double share(List<ReadSentence> some, Predicate<ReadSentence> wanted) {
    return some.isEmpty() ? 0 : (double) some.stream().filter(wanted).count() / some.size();
  }
}
