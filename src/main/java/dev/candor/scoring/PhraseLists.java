package dev.candor.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lists of phrases that are looked for together, so that each word of a text is looked up once. A
 * phrase is tried only at a word that it can begin with, and only if the words that it cannot do
 * without stand further on.
 */
final class PhraseLists {

  /** What a word's head says: which phrases are certain or possible there, and what it is for. */
  private record Beginning(long certain, Phrase[] possible, Phrase[] all, long[] needed) {}

  /** What a head that tells no character may begin with; a pattern takes all others alike. */
  private static final List<String> OTHER_ASCII =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

  private static final List<String> OTHER = List.of("\u00e9");

  private final Beginning unknown;
  private final List<Pattern> needs = new ArrayList<>();
  private final long lists;

  /** By head, in pages: filled as heads turn up, which threads may do twice to the same effect. */
  private final Beginning[][] byHead = new Beginning[Sentence.HEADS / Sentence.CODES][];

  /** By the first few characters, for the heads that have more. */
  private final Map<String, Beginning> byFewCharacters = new ConcurrentHashMap<>();

  /**
   * Makes lists that are told apart by bits, the first by the lowest.
   *
   * @param lists at most 64, each of alternatives as {@link Phrases} describes them
   */
  PhraseLists(List<List<String>> lists) {
    Map<String, Integer> numbers = new HashMap<>();
    List<Phrase> all = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      for (String pattern : lists.get(i)) {
        for (String phrase : PhraseParts.apart(pattern)) {
          int[] needed =
              PhraseParts.needed(phrase).stream()
                  .mapToInt(n -> numbers.computeIfAbsent(n, this::add))
                  .filter(n -> n >= 0)
                  .toArray();
          all.add(new Phrase(1L << i, Phrase.compiled(phrase), needed));
        }
      }
    }
    Phrase[] phrases = all.toArray(Phrase[]::new);
    long[] needed = new long[(needs.size() + Long.SIZE - 1) / Long.SIZE];
    for (int i = 0; i < needs.size(); i++) {
      needed[i / Long.SIZE] |= 1L << i;
    }
    this.unknown = new Beginning(0, phrases, phrases, needed);
    this.lists = lists.size() == Long.SIZE ? -1 : (1L << lists.size()) - 1;
  }

  /** The number of an end of a phrase, or -1 if what it begins with is no word. */
  private int add(String needed) {
    Pattern pattern = Phrase.compiled(needed);
    if (!Phrase.beginsAtWord(pattern)) {
      return -1;
    }
    needs.add(pattern);
    return needs.size() - 1;
  }

  /** The bits of the lists of which a phrase stands in a sentence. */
  long in(Sentence sentence) {
    long found = 0;
    long[] there = new long[unknown.needed.length];
    Matcher matcher = null;
    // From the end, so that it is known what is there behind each word.
    for (int word = sentence.words() - 1; word >= 0 && found != lists; word--) {
      Beginning beginning = beginning(sentence.head(word));
      found |= beginning.certain;
      for (Phrase phrase : beginning.possible) {
        if ((found & phrase.list()) == 0 && phrase.hasNeeds(there)) {
          matcher = matcher == null ? phrase.pattern().matcher(sentence.text()) : matcher;
          found |= phrase.isAt(word, sentence, matcher) ? phrase.list() : 0;
        }
      }
      for (int i = 0; i < there.length; i++) {
        there[i] |= beginning.needed[i];
      }
    }
    return found;
  }

  private Beginning beginning(int head) {
    Beginning[] page = byHead[head / Sentence.CODES];
    if (page == null) {
      page = new Beginning[Sentence.CODES];
      byHead[head / Sentence.CODES] = page;
    }
    Beginning beginning = page[head % Sentence.CODES];
    if (beginning == null) {
      String known = Sentence.charactersOf(head);
      boolean whole = Sentence.isEnd(head);
      beginning = known.isEmpty() ? other(head) : few(known);
      beginning = whole ? narrowed(beginning, List.of(known), true) : beginning;
      page[head % Sentence.CODES] = beginning;
    }
    return beginning;
  }

  private Beginning other(int head) {
    List<String> first = Sentence.isAscii(head) ? OTHER_ASCII : OTHER;
    return byFewCharacters.computeIfAbsent(first.get(0), f -> narrowed(unknown, first, false));
  }

  private Beginning few(String known) {
    if (known.isEmpty()) {
      return unknown;
    }
    Beginning beginning = byFewCharacters.get(known);
    if (beginning == null) {
      beginning = narrowed(few(known.substring(0, known.length() - 1)), List.of(known), false);
      // Of longer ones there are too many, and they are kept by head anyway.
      if (known.length() < Sentence.HEAD) {
        byFewCharacters.put(known, beginning);
      }
    }
    return beginning;
  }

  /** What is left of a beginning when more is known. */
  private Beginning narrowed(Beginning wide, List<String> known, boolean whole) {
    List<Phrase> all = new ArrayList<>();
    List<Phrase> possible = new ArrayList<>();
    long certain = 0;
    for (Phrase phrase : wide.all) {
      if (canBegin(phrase.pattern(), known, whole)) {
        all.add(phrase);
        certain |= known.stream().allMatch(k -> phrase.isCertain(k, whole)) ? phrase.list() : 0;
      }
    }
    for (Phrase phrase : all) {
      if ((phrase.list() & certain) == 0) {
        possible.add(phrase);
      }
    }
    long[] needed = wide.needed.clone();
    boolean same = all.size() == wide.all.length && certain == wide.certain;
    for (int i = 0; i < needs.size(); i++) {
      long bit = 1L << i;
      if ((needed[i / Long.SIZE] & bit) != 0 && !canBegin(needs.get(i), known, whole)) {
        needed[i / Long.SIZE] &= ~bit;
        same = false;
      }
    }
    // One for all heads that say the same, as most of those that are no English do.
    return same
        ? wide
        : new Beginning(
            certain, possible.toArray(Phrase[]::new), all.toArray(Phrase[]::new), needed);
  }

  private static boolean canBegin(Pattern pattern, List<String> known, boolean whole) {
    return known.stream().anyMatch(k -> Phrase.canBegin(pattern, k, whole));
  }
}
