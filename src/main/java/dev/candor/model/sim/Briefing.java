package dev.candor.model.sim;

import dev.candor.scenario.Prompt;

/**
 * The messages by what they are for: some tell the model of its situation, the rest asks for
 * something.
 *
 * @param system the system message
 * @param documents what the user's message has in front between document tags, possibly nothing
 * @param said the rest of the user's message
 */
record Briefing(String system, String documents, String said) {

  private static final String OPEN = "<documents>";
  private static final String CLOSE = "</documents>";

  static Briefing of(Prompt prompt) {
    String user = prompt.user();
    int end = user.startsWith(OPEN) ? user.indexOf(CLOSE) : -1;
    if (end < 0) {
      return new Briefing(prompt.system(), "", user);
    }
    int rest = end + CLOSE.length();
    return new Briefing(prompt.system(), user.substring(0, rest), user.substring(rest).strip());
  }

  /** All that is told, as one text. */
  String told() {
    return documents.isEmpty() ? system : system + "\n\n" + documents;
  }
}
