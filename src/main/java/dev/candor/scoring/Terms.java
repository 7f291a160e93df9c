package dev.candor.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of an answer that {@link ComplianceModel} weighs. */
final class Terms {

  /** Characters that are read: what an answer does shows in its beginning. */
  private static final int MOST = 2000;

  private Terms() {}

  /**
   * The different words of the answer, those of its first sentence once more with {@code ^} before
   * them, and signs of the tone that punctuation sets.
   */
  static Set<String> of(String text) {
    Set<String> terms = new HashSet<>();
    String folded = new String(Prose.folded(text.substring(0, Math.min(text.length(), MOST))));
    List<Span> sentences = Prose.sentences(folded);
    int first = sentences.isEmpty() ? 0 : sentences.get(0).end();
    int start = -1;
    for (int i = 0; i <= folded.length(); i++) {
      char c = i < folded.length() ? folded.charAt(i) : ' ';
      if (Prose.isWordCharacter(c) || c == '\'' && start >= 0) {
        start = start < 0 ? i : start;
      } else {
        if (start >= 0) {
          String word = folded.substring(start, i);
          terms.add(word);
          if (start < first) {
            terms.add("^" + word);
          }
        }
        start = -1;
        if (c == '?' || c == '!' || c == '[') {
          terms.add(String.valueOf(c));
        }
      }
    }
    return terms;
  }
}
