package dev.candor.model.http;

import java.util.List;

/**
 * Where a provider's key comes from and how it travels.
 *
 * @param variables environment variables that may hold it, the usual one first; empty if the
 *     provider takes no key
 * @param header request header that carries it
 * @param prefix what stands before the key in that header, such as {@code "Bearer "}
 * @param required whether the provider refuses calls without a key
 */
public record KeyRule(List<String> variables, String header, String prefix, boolean required) {

  public KeyRule {
    variables = List.copyOf(variables);
  }

  /** A key sent as a bearer token. */
  public static KeyRule bearer(boolean required, List<String> variables) {
    return new KeyRule(variables, "Authorization", "Bearer ", required);
  }

  /** A key that is required and sent alone in a header of its own. */
  public static KeyRule header(String header, List<String> variables) {
    return new KeyRule(variables, header, "", true);
  }

  /** The variables as a user reads them, such as {@code GEMINI_API_KEY or GOOGLE_API_KEY}. */
  String names() {
    return String.join(" or ", variables);
  }
}
