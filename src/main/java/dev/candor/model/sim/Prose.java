package dev.candor.model.sim;

import java.util.List;
import java.util.regex.Pattern;

/** A system message cut into paragraphs, sentences and clauses. */
final class Prose {

  private static final Pattern PARAGRAPH = Pattern.compile("\\n[ \\t]*\\n");
  private static final Pattern BULLET = Pattern.compile("\\n\\s*(?:[-*\\u2022]|\\d{1,2}[.)])\\s+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");
  private static final Pattern CLAUSE =
      Pattern.compile(
          "[,;:()\\u2014]"
              + "|\\s(?:--|but|while|whereas|although|though|yet|unlike|because)\\s"
              + "|\\sand\\s(?=(?:is|are|will|the|you|we|they|it|then|that|never|not|no)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_ONLY =
      Pattern.compile("\\bnot (?:only|just|merely)\\b", Pattern.CASE_INSENSITIVE);

  private Prose() {}

  /** Paragraphs of sentences. A point of a list is a sentence; a wrapped line is not. */
  static List<List<String>> sentences(String message) {
    String plain = NOT_ONLY.matcher(withoutMarkup(message)).replaceAll("");
    return PARAGRAPH
        .splitAsStream(plain)
        .map(paragraph -> BULLET.matcher(paragraph).replaceAll(". "))
        .map(paragraph -> SENTENCE.splitAsStream(paragraph.strip()).toList())
        .toList();
  }

  static List<String> clauses(String sentence) {
    return CLAUSE.splitAsStream(sentence).toList();
  }

  /**
   * Spells tags out as words, because prose may speak of "conversations tagged X": a tag that names
   * a tier becomes "LABEL tier".
   */
  private static String withoutMarkup(String message) {
    StringBuilder plain = new StringBuilder(message.length());
    List<Markup.Tag> tags = Markup.tags(message);
    int from = 0;
    for (int i = 0; i < tags.size(); i++) {
      Markup.Tag tag = tags.get(i);
      plain.append(message, from, tag.start()).append(' ');
      from = tag.end();
      if (tag.kind() != Markup.Kind.CLOSE && TierTag.isNamedAfterTier(tag.name())) {
        String label = TierTag.label(message, tags, i);
        plain.append(label.replace('_', ' '));
        plain.append(label.equals(tag.name()) ? " " : " tier ");
        if (Markup.content(message, tags, i).filter(c -> c.strip().equals(label)).isPresent()) {
          i++;
          from = tags.get(i).end();
        }
      } else if (tag.kind() != Markup.Kind.CLOSE) {
        plain.append(tag.name()).append(' ');
      }
    }
    return plain.append(message, from, message.length()).toString();
  }
}
