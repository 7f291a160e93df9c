package dev.candor.model.openai;

import static dev.candor.model.http.Wire.text;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a message says, put together from the members that servers spread it over.
 *
 * @param answer the answer; where a refusal comes in a member of its own, that
 * @param reasoning the reasoning
 */
record Parts(String answer, String reasoning) {

  static Parts of(JsonNode message) {
    String content = content(message.path("content"));
    return new Parts(content.isEmpty() ? text(message, "refusal") : content, reasoningOf(message));
  }

  /** A string, or a list of parts of which some are reasoning. */
  private static String content(JsonNode content) {
    if (content.isTextual()) {
      return content.textValue();
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      switch (text(part, "type")) {
        case "text", "output_text" -> text.append(text(part, "text"));
        case "refusal" -> text.append(text(part, "refusal"));
        default -> {}
      }
    }
    return text.toString();
  }

  /** DeepSeek and vLLM call it reasoning_content, OpenRouter and newer vLLM reasoning. */
  private static String reasoningOf(JsonNode message) {
    String reasoning = text(message, "reasoning_content");
    if (reasoning.isEmpty()) {
      reasoning = text(message, "reasoning");
    }
    return reasoning.isEmpty() ? thinkingParts(message.path("content")) : reasoning;
  }

  /** Mistral's models, also behind routers, send it as parts of the content. */
  private static String thinkingParts(JsonNode content) {
    StringBuilder reasoning = new StringBuilder();
    for (JsonNode part : content) {
      if (text(part, "type").equals("thinking")) {
        reasoning.append(text(part, "thinking"));
        part.path("thinking").forEach(piece -> reasoning.append(text(piece, "text")));
      }
    }
    return reasoning.toString();
  }
}
