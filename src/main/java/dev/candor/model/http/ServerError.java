package dev.candor.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a server said instead of answering; all of it untrusted. The members of {@code error} are
 * read alike for all providers, since compatible servers mix them freely.
 *
 * @param status HTTP status
 * @param message the server's words, possibly empty
 * @param code the error's {@code code}, a word or a number, possibly empty
 * @param type the error's {@code type} or {@code status}, possibly empty
 * @param param the request's member that the server objects to, possibly empty
 * @param error the error object, a missing node if there is none
 */
public record ServerError(
    int status, String message, String code, String type, String param, JsonNode error) {

  /** A refusal whose body is not JSON. */
  static ServerError ofText(int status, String body) {
    return new ServerError(status, body, "", "", "", MissingNode.getInstance());
  }

  /** A refusal with a JSON body in one of the shapes that are about. */
  static ServerError ofJson(int status, JsonNode body, String text) {
    JsonNode whole = body.isArray() && body.size() == 1 ? body.get(0) : body;
    JsonNode error = whole.path("error").isObject() ? whole.path("error") : whole;
    return new ServerError(
        status,
        firstText(text, error.path("message"), whole.path("error"), whole.path("detail")),
        error.path("code").asText(""),
        firstText("", error.path("type"), error.path("status")),
        error.path("param").asText(""),
        error);
  }

  /**
   * An error object inside a body with status 200, as routers send when their upstream failed. Its
   * numeric code stands for the HTTP status, 502 if it has none.
   */
  static ServerError ofReply(JsonNode body) {
    int code = body.path("error").path("code").asInt(0);
    return ofJson(code >= 400 && code < 600 ? code : 502, body, "");
  }

  private static String firstText(String otherwise, JsonNode... nodes) {
    for (JsonNode node : nodes) {
      if (node.isTextual() && !node.textValue().isBlank()) {
        return node.textValue();
      }
    }
    return otherwise;
  }
}
