package dev.candor.scoring;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text as words, for comparing texts by what they have in common. Keeps hashes only: comparing is
 * cheap, and a rare collision moves a share by a hair, no more.
 */
final class Words {

  /** Words of an answer that are compared; enough to know an echo, and cheap for long answers. */
  private static final int MOST = 400;

  private static final int GRAM = 4;
  private static final int SHORTEST = 4;
  private static final int STEM = 5;
  private static final int[] TOO_COMMON =
      Arrays.stream(
              ("about after again also another because been before being could does doing each"
                      + " every explain from give have help here into just like make many more most"
                      + " need only other over people provide should show some someone such that"
                      + " their them then there these they thing this those very want what when"
                      + " where which while will with without would write your")
                  .split(" "))
          .mapToInt(String::hashCode)
          .sorted()
          .toArray();

  private final int[] words;
  private final int[] stems;

  /** Every run of four words, sorted, repetitions included. */
  private final int[] grams;

  private Words(int[] words, int[] stems) {
    this.words = words;
    this.stems = stems;
    this.grams = grams(words);
    Arrays.sort(grams);
  }

  static Words of(String text) {
    return read(text, Integer.MAX_VALUE);
  }

  /** The first words only, as many as are worth comparing. */
  static Words beginning(String text) {
    return read(text, MOST);
  }

  private static Words read(String whole, int most) {
    char[] text = whole.toCharArray();
    int[] words = new int[Math.min(most, text.length / 2 + 1)];
    int[] stems = new int[words.length];
    int count = 0;
    int stemCount = 0;
    int start = -1;
    int hash = 0;
    int stem = 0;
    for (int i = 0; i <= text.length && count < words.length; i++) {
      boolean inside = i < text.length && Prose.isWordCharacter(text[i]);
      if (inside) {
        start = start < 0 ? i : start;
        // The hash of the word in lower case, as String has it.
        hash = 31 * hash + Prose.lowerCase(text[i]);
        stem = i - start < STEM ? hash : stem;
      } else if (start >= 0) {
        words[count++] = hash;
        if (i - start >= SHORTEST && Arrays.binarySearch(TOO_COMMON, hash) < 0) {
          stems[stemCount++] = stem;
        }
        start = -1;
        hash = 0;
      }
    }
    return new Words(Arrays.copyOf(words, count), Arrays.copyOf(stems, stemCount));
  }

  int count() {
    return words.length;
  }

  /**
   * These words as they stand behind others: with the runs of four that begin in the others and end
   * here, but without those that lie in the others alone.
   */
  Words behind(Words others) {
    int from = Math.max(0, others.words.length - GRAM + 1);
    int lead = others.words.length - from;
    int[] joined = Arrays.copyOfRange(others.words, from, others.words.length + words.length);
    System.arraycopy(words, 0, joined, lead, words.length);
    return new Words(joined, stems);
  }

  /** Share of this text's word 4-grams that occur in one of these, in [0, 1]; 0 for fewer words. */
  double shareIn(Words... others) {
    int shared = 0;
    for (int gram : grams) {
      for (Words other : others) {
        if (Arrays.binarySearch(other.grams, gram) >= 0) {
          shared++;
          break;
        }
      }
    }
    return grams.length == 0 ? 0 : (double) shared / grams.length;
  }

  /** How many words repeat the word before them or the one before that. */
  int stutters() {
    int stutters = 0;
    for (int i = 2; i < words.length; i++) {
      stutters += words[i] == words[i - 1] || words[i] == words[i - 2] ? 1 : 0;
    }
    return stutters;
  }

  /** Share of word 4-grams that are not repetitions of others, in (0, 1]; 1 for fewer words. */
  double variety() {
    int different = grams.length == 0 ? 0 : 1;
    for (int i = 1; i < grams.length; i++) {
      different += grams[i] == grams[i - 1] ? 0 : 1;
    }
    return grams.length == 0 ? 1 : (double) different / grams.length;
  }

  /** Whether the texts have a word of substance in common, endings apart. */
  boolean touches(Words other) {
    Set<Integer> theirs = Arrays.stream(other.stems).boxed().collect(Collectors.toSet());
    return Arrays.stream(stems).anyMatch(theirs::contains);
  }

  /** Share of this text's different words of substance that the other has, in [0, 1], or 0. */
  double shareOfSubstanceIn(Words other) {
    Set<Integer> theirs = Arrays.stream(other.stems).boxed().collect(Collectors.toSet());
    return Arrays.stream(stems).distinct().map(s -> theirs.contains(s) ? 1 : 0).average().orElse(0);
  }

  private static int[] grams(int[] words) {
    int[] grams = new int[Math.max(0, words.length - GRAM + 1)];
    for (int i = 0; i < grams.length; i++) {
      int hash = 0;
      for (int j = i; j < i + GRAM; j++) {
        hash = 1_000_003 * hash + words[j];
      }
      grams[i] = hash;
    }
    return grams;
  }
}
