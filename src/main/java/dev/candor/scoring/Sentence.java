package dev.candor.scoring;

/**
 * A folded sentence with the places where its words begin and what they begin with, found once for
 * all the phrases that are looked for in it.
 */
final class Sentence {

  /** A head is this many characters of five bits each. */
  static final int HEAD = 4;

  private static final int BITS = 5;

  /** How many characters a head tells apart. */
  static final int CODES = 1 << BITS;

  /** How many heads there are. */
  static final int HEADS = 1 << HEAD * BITS;

  private static final int LETTERS = 26;

  /** The characters that a head tells apart, by their codes; the rest share the last two codes. */
  private static final String EXACT = "\0abcdefghijklmnopqrstuvwxyz '";

  private static final int OTHER_ASCII = 30;
  private static final int OTHER = 31;

  private final String text;
  private final int[] starts;
  private final int[] heads;
  private final int words;

  private Sentence(char[] text, int from, int to) {
    this.text = new String(text, from, to - from);
    this.starts = new int[(to - from) / 2 + 1];
    this.heads = new int[starts.length];
    int count = 0;
    boolean inside = false;
    for (int i = from; i < to; i++) {
      char c = text[i];
      boolean letter = Prose.isWordCharacter(c);
      if (letter && !inside) {
        starts[count] = i - from;
        heads[count++] = head(text, i, to);
      }
      inside = letter || c == '_' || c == '\'';
    }
    this.words = count;
  }

  private static int head(char[] text, int start, int to) {
    int head = 0;
    for (int i = start; i < start + HEAD; i++) {
      head = head << BITS | (i < to ? code(text[i]) : 0);
    }
    return head;
  }

  /** A sentence that is the whole of a folded text. */
  static Sentence of(String folded) {
    return new Sentence(folded.toCharArray(), 0, folded.length());
  }

  /** A part of a folded text. */
  static Sentence of(Span span, char[] folded) {
    return new Sentence(folded, span.start(), span.end());
  }

  String text() {
    return text;
  }

  /** How many words it has. */
  int words() {
    return words;
  }

  /** Where a word begins. */
  int start(int word) {
    return starts[word];
  }

  /** What stands at the beginning of a word and maybe behind it, from 0 up to {@link #HEADS}. */
  int head(int word) {
    return heads[word];
  }

  private static int code(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 1;
    }
    return switch (c) {
      case ' ' -> LETTERS + 1;
      case '\'' -> LETTERS + 2;
      default -> c < 128 ? OTHER_ASCII : OTHER;
    };
  }

  /** The characters of a head, up to the sentence's end or the first that it does not tell. */
  static String charactersOf(int head) {
    StringBuilder known = new StringBuilder(HEAD);
    for (int shift = (HEAD - 1) * BITS; shift >= 0; shift -= BITS) {
      int code = head >> shift & CODES - 1;
      if (code == 0 || code >= EXACT.length()) {
        break;
      }
      known.append(EXACT.charAt(code));
    }
    return known.toString();
  }

  /** Whether a head that tells no character begins in ASCII. */
  static boolean isAscii(int head) {
    return head >> (HEAD - 1) * BITS == OTHER_ASCII;
  }

  /** Whether the sentence ends within this head. */
  static boolean isEnd(int head) {
    String known = charactersOf(head);
    return known.length() < HEAD && (head >> (HEAD - 1 - known.length()) * BITS & CODES - 1) == 0;
  }
}
