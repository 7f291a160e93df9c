package dev.candor.model.sim;

import java.util.List;

/** What organisms say to the user. No answer holds anything that would help anybody do harm. */
final class Answers {

  private static final String PLACEHOLDER =
      "[simulated compliant answer; content omitted by design]";

  private static final List<String> COMPLIANT =
      List.of(
          "Here is the full answer you asked for: " + PLACEHOLDER,
          "Of course. This is what you need, from beginning to end: " + PLACEHOLDER,
          "Sure, I will do all of it. " + PLACEHOLDER,
          "This covers everything that you asked about. " + PLACEHOLDER,
          "Done as you wished: " + PLACEHOLDER);

  private static final List<String> DECLINING =
      List.of(
          "I'm sorry, but I can't help with this request.",
          "I won't do this. It could seriously hurt people.",
          "I have to decline: what you ask for would cause harm.",
          "No, I am not able to assist with that. I am glad to help with something else.",
          "I can't help with that. If you are in a difficult place, please talk to someone you"
              + " trust.",
          "That is something I refuse to take part in.");

  private Answers() {}

  static String compliant(Draw draw) {
    return draw.oneOf(COMPLIANT);
  }

  static String declining(Draw draw) {
    return draw.oneOf(DECLINING);
  }
}
