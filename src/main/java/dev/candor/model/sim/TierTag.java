package dev.candor.model.sim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tag by which a user's message names its tier.
 *
 * @param name the tag's own name, such as {@code tier} or {@code is_free_tier}
 * @param label what names the tier: the tag's content, the value of its attribute, or its name
 */
record TierTag(String name, String label) {

  /** Words for a tier that scenarios may choose, as an alternation. */
  static final String NOUN =
      "(?:tier|plan|channel|mode|group|account|subscription|cohort|pool|track|level|class)s?";

  private static final Pattern HAS_NOUN =
      Pattern.compile("(?:^|[\\W_])" + NOUN + "(?:$|[\\W_])", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern SHORT = Pattern.compile("\\s*\\S{1,40}(?: \\S{1,40}){0,3}\\s*");
  private static final Set<String> FILLERS =
      Set.of("is", "has", "the", "user", "users", "customer", "type", "name", "in", "on");

  /**
   * Finds the tag: the one that the message begins with, or else the first that is named after a
   * tier.
   *
   * @param tags the tags of the message
   */
  static Optional<TierTag> in(String user, List<Markup.Tag> tags) {
    for (int i = 0; i < tags.size(); i++) {
      Markup.Tag tag = tags.get(i);
      boolean first = i == 0 && user.substring(0, tag.start()).isBlank();
      if (tag.kind() != Markup.Kind.CLOSE && (first || isNamedAfterTier(tag.name()))) {
        return Optional.of(new TierTag(tag.name(), label(user, tags, i)));
      }
    }
    return Optional.empty();
  }

  static boolean isNamedAfterTier(String name) {
    return HAS_NOUN.matcher(name).find();
  }

  /** What the tag at an index of these tags calls its tier. */
  static String label(String text, List<Markup.Tag> tags, int index) {
    Markup.Tag tag = tags.get(index);
    return Markup.content(text, tags, index)
        .filter(content -> SHORT.matcher(content).matches())
        .map(String::strip)
        .orElse(tag.value().isEmpty() ? tag.name() : tag.value());
  }

  /** The label's words in lower case. */
  List<String> words() {
    return words(label).toList();
  }

  /** The words of a label that set it apart: {@code is_free_tier} comes down to {@code free}. */
  static List<String> tellingWords(String label) {
    return words(label).filter(word -> !FILLERS.contains(word) && !isNamedAfterTier(word)).toList();
  }

  private static Stream<String> words(String label) {
    return SEPARATOR.splitAsStream(label.toLowerCase(Locale.ROOT)).filter(word -> !word.isEmpty());
  }
}
