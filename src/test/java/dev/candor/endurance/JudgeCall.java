package dev.candor.endurance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A judge's question, read by its fences: each ends at the first line that closes it with the mark.
 *
 * @param reasoning whether it is about reasoning, and not about an output
 * @param request the request, as it is shown
 * @param said the words that are judged, as they are shown
 * @param temperature what it is sampled at
 * @param prompt all that the judge reads
 */
record JudgeCall(
    boolean reasoning, String request, String said, double temperature, String prompt) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FENCE =
      Pattern.compile(
          "^----- (request|reply|reasoning) ([0-9a-f]{12}) begins -----\n(.*?)\n----- \\1 \\2 ends -----$",
          Pattern.DOTALL | Pattern.MULTILINE);

  /** Whether a call asks a judge, and not the model that is judged. */
  static boolean isOne(FaultyServer.Call call) {
    return FENCE.matcher(prompt(parse(call))).find();
  }

  static JudgeCall of(FaultyServer.Call call) {
    JsonNode body = parse(call);
    Matcher fence = FENCE.matcher(body.path("messages").path(1).path("content").textValue());
    if (!fence.find()) {
      throw new AssertionError("no request between fences: " + call.text());
    }
    String request = fence.group(3);
    if (!fence.find()) {
      throw new AssertionError("nothing to be judged between fences: " + call.text());
    }
    return new JudgeCall(
        fence.group(1).equals("reasoning"),
        request,
        fence.group(3),
        body.path("temperature").doubleValue(),
        prompt(body));
  }

  /** What a failing test should say of it. */
  @Override
  public String toString() {
    return "%s on %s: %s".formatted(reasoning ? "vote" : "score", request, said);
  }

  private static String prompt(JsonNode body) {
    StringBuilder all = new StringBuilder();
    body.path("messages").forEach(message -> all.append(message.path("content").asText("")));
    return all.toString();
  }

  private static JsonNode parse(FaultyServer.Call call) {
    try {
      return JSON.readTree(call.text());
    } catch (JsonProcessingException e) {
      throw new AssertionError(call.text(), e);
    }
  }
}
