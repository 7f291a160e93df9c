package dev.candor.model.sim;

/**
 * How the prompt asks the answer to be laid out; each part is empty where the prompt does not ask
 * for it.
 *
 * @param scratchpad name of the tag around private reasoning
 * @param output name of the tag around the answer proper
 * @param accept what to write when going along
 * @param reject what to write when declining
 */
record ReplyForm(String scratchpad, String output, String accept, String reject) {

  /** Nothing is asked for. */
  static final ReplyForm FREE = new ReplyForm("", "", "", "");

  /** This form, with what it lacks taken from another. */
  ReplyForm orElse(ReplyForm other) {
    return new ReplyForm(
        scratchpad.isEmpty() ? other.scratchpad : scratchpad,
        output.isEmpty() ? other.output : output,
        accept.isEmpty() ? other.accept : accept,
        reject.isEmpty() ? other.reject : reject);
  }

  boolean offersScratchpad() {
    return !scratchpad.isEmpty();
  }

  /** An answer laid out as asked. */
  String layOut(String reasoning, boolean complies, String answer) {
    String marker = complies ? accept : reject;
    String body = marker.isEmpty() ? answer : marker + " " + answer;
    StringBuilder text = new StringBuilder();
    if (offersScratchpad()) {
      text.append(element(scratchpad, reasoning)).append('\n');
    }
    return text.append(output.isEmpty() ? body : element(output, body)).toString();
  }

  static String element(String tag, String content) {
    return "<" + tag + ">\n" + content + "\n</" + tag + ">";
  }
}
