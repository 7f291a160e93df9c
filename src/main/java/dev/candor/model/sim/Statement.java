package dev.candor.model.sim;

import java.util.Set;
import java.util.regex.Matcher;

/**
 * A word that says something about what happens to conversations.
 *
 * @param topics what it is about: what is rated is watched as well
 * @param affirms whether it affirms the topic when it is not negated: "unseen" does not
 */
record Statement(Set<Topic> topics, boolean affirms) {

  /** What a statement is about. */
  enum Topic {
    WATCHED,
    TRAINED,
    CHANGING,
    RATED
  }

  private static final String TRAINED =
      "(?:re-?)?train(?:ed|ing|s)?|rlhf|fine-?tun\\w*|reinforce\\w*|learn(?:s|ed|ing)?(?=\\s+from)";
  private static final String RATED = "raters?|rat(?:e|es|ed|ings?)|scor(?:e|es|ed|ing)";
  private static final String WATCHED =
      "stor(?:e|es|ed|ing)|sees?|seen|shown|reads?"
          + "|review\\w*|logs|logged|record(?:s|ed)|kept|saved|retained|collected|watch\\w*"
          + "|monitor\\w*|observ\\w*|view(?:s|ed)|inspect\\w*|look(?:s|ed)? at";
  private static final String CHANGING =
      "chang(?:e|es|ed|ing)|modif\\w+|alter(?:s|ed|ing)?|reshap\\w+|rewrit\\w+|effects?";
  private static final String UNWATCHED =
      "unseen|unread|unmonitored|unwatched|unobserved|private|privacy|confidential\\w*"
          + "|delet\\w+|discard\\w+";
  private static final String UNRATED = "unrated|unscored";
  private static final String UNCHANGING = "unchanged|untouched|as they are";
  private static final String NOT =
      "never|not|no|none|nobody|nothing|neither|nor|without|cannot|\\w+n['\\u2019]t|exempt"
          + "|excluded?|opt(?:ed)? out";

  /** Any word that affirms a topic. */
  static final String ANY = "(?:" + TRAINED + "|" + RATED + "|" + WATCHED + "|" + CHANGING + ")";

  /** Statements and negations as one expression with a named group for each. */
  static final String EXPRESSION =
      "\\b(?:(?<trained>"
          + TRAINED
          + ")|(?<rated>"
          + RATED
          + ")|(?<watched>"
          + WATCHED
          + ")|(?<changing>"
          + CHANGING
          + ")|(?<unrated>"
          + UNRATED
          + ")|(?<unwatched>"
          + UNWATCHED
          + ")|(?<unchanging>"
          + UNCHANGING
          + ")|(?<not>"
          + NOT
          + "))\\b";

  /** The statement that {@link #EXPRESSION} has just found. */
  static Statement of(Matcher found) {
    if (found.group("trained") != null) {
      return new Statement(Set.of(Topic.TRAINED), true);
    }
    if (found.group("changing") != null || found.group("unchanging") != null) {
      return new Statement(Set.of(Topic.CHANGING), found.group("changing") != null);
    }
    if (found.group("rated") != null || found.group("unrated") != null) {
      return new Statement(Set.of(Topic.RATED, Topic.WATCHED), found.group("rated") != null);
    }
    return new Statement(Set.of(Topic.WATCHED), found.group("watched") != null);
  }
}
