package dev.candor.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the pattern of a phrase apart, as far as it takes to know which words the phrase cannot do
 * without. Where it is in doubt it names none, which costs time and changes nothing.
 */
final class PhraseParts {

  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:([?*])|(\\+)|\\{(\\d+)[^}]*+})[?+]?");

  /** Characters that stand for themselves in a pattern and between words in a text. */
  private static final String SEPARATORS = " ,:;=\"";

  private PhraseParts() {}

  /** The phrases that a pattern is a choice of, none of which is one itself or begins with one. */
  static List<String> apart(String pattern) {
    List<String> apart = new ArrayList<>();
    for (String choice : choices(pattern)) {
      int end = choice.startsWith("(?:") ? endOfAtom(choice, 0) : 0;
      String rest = choice.substring(end);
      List<String> first = end == 0 ? List.of() : choices(inside(choice.substring(0, end)));
      // Choices of single words are told apart by their letters well enough.
      boolean worthIt = rest.isEmpty() || first.stream().anyMatch(f -> f.contains(" "));
      if (end == 0 || QUANTIFIER.matcher(rest).lookingAt() || !worthIt) {
        apart.add(choice);
      } else {
        first.forEach(f -> apart.addAll(apart(f + rest)));
      }
    }
    return apart;
  }

  private static String inside(String group) {
    return group.substring("(?:".length(), group.length() - 1);
  }

  /** What stands between the bars that are in no group. */
  private static List<String> choices(String phrase) {
    List<String> choices = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < phrase.length(); i = endOfAtom(phrase, i)) {
      if (phrase.charAt(i) == '|') {
        choices.add(phrase.substring(start, i));
        start = i + 1;
      }
    }
    choices.add(phrase.substring(start));
    return choices;
  }

  /**
   * The ends of a phrase, which is no choice, that must stand in a text behind its first word, each
   * beginning at a word.
   */
  static List<String> needed(String phrase) {
    List<String> needed = new ArrayList<>();
    boolean atWord = false;
    int next;
    for (int i = 0; i < phrase.length(); i = next) {
      int end = endOfAtom(phrase, i);
      Matcher quantifier = QUANTIFIER.matcher(phrase).region(end, phrase.length());
      boolean quantified = quantifier.lookingAt();
      next = quantified ? quantifier.end() : end;
      String atom = phrase.substring(i, end);
      if (isEmpty(atom)) {
        continue;
      }
      if (quantified && isOptional(quantifier)) {
        atWord = atWord && separates(atom);
      } else {
        if (atWord && !separates(atom)) {
          needed.add(phrase.substring(i));
        }
        atWord = separates(atom);
      }
    }
    return needed;
  }

  private static boolean isOptional(Matcher quantifier) {
    return quantifier.group(1) != null
        || quantifier.group(3) != null && Integer.parseInt(quantifier.group(3)) == 0;
  }

  /** Whether it matches a place and no character. */
  private static boolean isEmpty(String atom) {
    return atom.startsWith("(?!")
        || atom.startsWith("(?=")
        || atom.startsWith("(?<")
        || List.of("^", "$", "\\b").contains(atom);
  }

  /** Whether it ends in a character that a word can begin behind, whichever way it matches. */
  private static boolean separates(String atom) {
    if (atom.startsWith("(?:")) {
      return choices(inside(atom)).stream().allMatch(PhraseParts::endsInSeparator);
    }
    String characters = atom.startsWith("[") ? atom.substring(1, atom.length() - 1) : atom;
    return characters.chars().allMatch(c -> SEPARATORS.indexOf(c) >= 0);
  }

  private static boolean endsInSeparator(String choice) {
    return !choice.isEmpty() && SEPARATORS.indexOf(choice.charAt(choice.length() - 1)) >= 0;
  }

  /** Where the character, class or group that begins here ends. */
  private static int endOfAtom(String phrase, int start) {
    return switch (phrase.charAt(start)) {
      case '\\' -> start + 2;
      case '[' -> endOfClass(phrase, start);
      case '(' -> endOfGroup(phrase, start);
      default -> start + 1;
    };
  }

  private static int endOfClass(String phrase, int start) {
    int i = start + 1;
    while (phrase.charAt(i) != ']') {
      i += phrase.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private static int endOfGroup(String phrase, int start) {
    int i = start + 1;
    while (phrase.charAt(i) != ')') {
      i = endOfAtom(phrase, i);
    }
    return i + 1;
  }
}
