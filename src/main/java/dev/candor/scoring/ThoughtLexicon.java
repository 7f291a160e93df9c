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
  private static final Map<Thought, Phrases> PHRASES = read();

  private ThoughtLexicon() {}

  static Phrases of(Thought thought) {
    return PHRASES.get(thought);
  }

  private static Map<Thought, Phrases> read() {
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
    Map<Thought, Phrases> phrases = new EnumMap<>(Thought.class);
    alternatives.forEach(
        (thought, few) -> phrases.put(thought, Phrases.of(few.toArray(String[]::new))));
    if (phrases.size() < Thought.values().length) {
      throw new IllegalStateException("thoughts.txt has phrases for " + phrases.keySet() + " only");
    }
    return phrases;
  }

  private static String quoted(Map<String, String> parts, String name) {
    String part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("thoughts.txt uses {" + name + "} before it says what it is");
    }
    return Matcher.quoteReplacement(part);
  }
}
