package dev.candor.scoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each word stands in some folded sentences, and whether in the late ones. */
final class WordCounts {

  /** A word of Latin letters and apostrophes. */
  record Count(String word, int times, boolean late) {

    Count plus(Count other) {
      return new Count(word, times + other.times, late || other.late);
    }
  }

  private WordCounts() {}

  static Collection<Count> of(List<String> sentences) {
    Map<String, Count> counts = new HashMap<>();
    int late = sentences.size() - TrainOfThought.late(sentences.size());
    for (int i = 0; i < sentences.size(); i++) {
      String sentence = sentences.get(i);
      int start = -1;
      for (int at = 0; at <= sentence.length(); at++) {
        boolean inside = at < sentence.length() && isOfWord(sentence.charAt(at));
        if (inside && start < 0) {
          start = at;
        } else if (!inside && start >= 0) {
          Count one = new Count(sentence.substring(start, at), 1, i >= late);
          counts.merge(one.word(), one, Count::plus);
          start = -1;
        }
      }
    }
    return counts.values();
  }

  private static boolean isOfWord(char c) {
    return c >= 'a' && c <= 'z' || c == '\'';
  }
}
