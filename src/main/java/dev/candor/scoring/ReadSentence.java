package dev.candor.scoring;

import java.util.EnumSet;
import java.util.Set;

/**
 * One sentence of an answer, read.
 *
 * @param index its place among all sentences, from 0
 * @param start offset of its first character in the answer
 * @param inside whether it lies in the thing that is delivered, so that the model does not say it
 *     to the user
 * @param tone what it does
 * @param cues the small signs that it shows
 * @param self whether it speaks in the first person
 * @param user whether it speaks to somebody
 */
record ReadSentence(
    int index, int start, boolean inside, Tone tone, Set<Cue> cues, boolean self, boolean user) {

  private static final Phrases SELF = Phrases.of("i|i'm|i'll|i'd|i've|my|me|im");
  private static final Phrases USER = Phrases.of("you|you're|you'll|you'd|you've|your|u");
  private static final Cue[] CUES = Cue.values();

  static ReadSentence of(Sentence sentence, int index, int start, boolean inside) {
    Set<Cue> cues = EnumSet.noneOf(Cue.class);
    for (Cue cue : CUES) {
      if (cue.in(sentence)) {
        cues.add(cue);
      }
    }
    return new ReadSentence(
        index, start, inside, Tone.of(sentence), cues, SELF.in(sentence), USER.in(sentence));
  }

  /** Whether it shows a sign. */
  boolean shows(Cue cue) {
    return cues.contains(cue);
  }
}
