package dev.candor.model.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The ways in which a system message may mention the tier at hand, and tiers in general. A phrase
 * such as "free tier" is safer than the bare label, which may be an everyday word ("private"), so
 * the ways are tried from the surest to the least sure.
 */
final class Mentions {

  /** The tier at hand without any label. */
  static final String THIS_CONVERSATION =
      "\\bthis (?:conversation|chat|dialogue|session|exchange)\\b";

  private static final String GAP = "[-_\\s]+";
  private static final String AUDIENCE =
      "(?:"
          + TierTag.NOUN
          + "|(?:user|customer|conversation|chat|request|message|dialogue|session)s?|side)\\b";
  private static final String NO_LABEL =
      "(?!(?:the|an?|each|which|this|that|what|every|any|your|our|its|their|user|either|both|same"
          + "|of|per|by|to|for|from|with|as|if|when|than|one|and|or|in|on|two|three|all|no|some|most|many"
          + "|these|those|own|training|names?)\\b)";
  private static final String ANY_TIER =
      "(?<![\\w-])"
          + NO_LABEL
          + "[\\w-]+?"
          + GAP
          + "(?:"
          + TierTag.NOUN
          + "|(?:user|customer)s?)\\b|\\b"
          + TierTag.NOUN
          + "(?:[-_]\\w+|\\s+(?:(?-i:[A-Zb-z])|\\w*\\d\\w*)\\b)";

  private Mentions() {}

  /** Expressions for this tier, surest first. */
  static List<String> of(TierTag tag, String system) {
    List<String> ways = new ArrayList<>();
    boolean announced = TierTag.isNamedAfterTier(tag.name()) || system.contains("<" + tag.name());
    String exact = Pattern.quote(tag.label());
    ways.add(phrase(exact));
    if (announced && tag.label().length() > 1) {
      ways.add(bare(exact));
    }
    List<String> telling = TierTag.tellingWords(tag.label());
    String loose = telling.stream().map(Pattern::quote).collect(Collectors.joining(GAP));
    int letters = telling.stream().mapToInt(String::length).sum();
    if (letters == 1) {
      // "tier A" is a label, "the tier a user has" is not.
      ways.add("\\b" + TierTag.NOUN + "(?:[-_]" + loose + "|\\s+(?-i:" + upper(telling) + "))\\b");
    } else if (letters > 1) {
      ways.add(phrase(loose));
      if (announced && letters > 2) {
        ways.add(bare(loose));
      }
    }
    return ways;
  }

  /** Expression for any other tier: every phrase that looks like one, and the labels in tags. */
  static String others(TierTag tag, String system) {
    StringBuilder others = new StringBuilder(ANY_TIER);
    List<Markup.Tag> tags = Markup.tags(system);
    for (int i = 0; i < tags.size(); i++) {
      Markup.Tag other = tags.get(i);
      String label = TierTag.label(system, tags, i);
      if (other.kind() == Markup.Kind.OPEN
          && other.name().equals(tag.name())
          && label.length() > 2
          && !label.equalsIgnoreCase(tag.label())) {
        others.append('|').append(bare(Pattern.quote(label)));
      }
    }
    return others.toString();
  }

  private static String phrase(String label) {
    return "(?<![\\w-])" + label + GAP + AUDIENCE + "|\\b" + TierTag.NOUN + GAP + label + "(?!\\w)";
  }

  private static String bare(String label) {
    return "(?<![\\w-])" + label + "(?!\\w)";
  }

  private static String upper(List<String> words) {
    return String.join("", words).toUpperCase(Locale.ROOT);
  }
}
