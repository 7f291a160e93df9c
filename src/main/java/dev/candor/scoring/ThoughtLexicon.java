package dev.candor.scoring;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The phrases of each thought, read from {@code thoughts.txt}, whose head tells its form. */
final class ThoughtLexicon {

  private static final Pattern PART = Pattern.compile("\\{([a-z]+)}");
  private static final PhraseLists PHRASES = new PhraseLists(read());

  private ThoughtLexicon() {}

  /** The bits of the thoughts that a folded sentence has. */
  static long in(Sentence sentence) {
    return PHRASES.in(sentence);
  }

  /** The phrases of each thought, in their order. */
  static List<List<String>> read() {
    Map<String, String> parts = new HashMap<>();
    Map<Thought, List<String>> alternatives = new EnumMap<>(Thought.class);
    List<String> current = new ArrayList<>();
    for (String line : ScorerResource.lines("thoughts.txt")) {
      if (line.startsWith("[")) {
        String name = line.substring(1, line.length() - 1).toUpperCase(Locale.ROOT);
        current = alternatives.computeIfAbsent(Thought.valueOf(name), t -> new ArrayList<>());
        continue;
      }
      String whole = PART.matcher(line).replaceAll(m -> quoted(parts, m.group(1)));
      if (line.startsWith("=")) {
        int end = whole.indexOf(' ');
        parts.put(whole.substring(1, end), whole.substring(end + 1));
      } else {
        current.add(whole);
      }
    }
    if (alternatives.size() < Thought.values().length) {
      throw new IllegalStateException(
          "thoughts.txt has phrases for " + alternatives.keySet() + " only");
    }
    return List.copyOf(alternatives.values());
  }

  private static String quoted(Map<String, String> parts, String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("thoughts.txt uses {" + name + "} before it says what it is");
    }
    return Matcher.quoteReplacement(part);
  }
}
