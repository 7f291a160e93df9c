package dev.candor.model.http;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A provider's key. Its text leaves this class only towards a request header; whatever else is said
 * about it is masked.
 */
public final class ApiKey {

  private static final String MASK = "***";

  /**
   * Shorter keys are placeholders such as {@code EMPTY}, words that a model may well write; they
   * are no secret and an answer is left as it is.
   */
  private static final int SHORTEST_SECRET = 16;

  private final String variable;
  private final String secret;

  /** How a server may send it back: as it came, in a URL, or in JSON that escapes slashes. */
  private final List<String> spellings;

  private ApiKey(String variable, String secret) {
    this.variable = variable;
    this.secret = secret;
    this.spellings =
        List.of(
            secret, URLEncoder.encode(secret, StandardCharsets.UTF_8), secret.replace("/", "\\/"));
  }

  /**
   * The key in the first of these variables that is set.
   *
   * @throws CandorException if a key cannot be sent in an HTTP header
   */
  public static Optional<ApiKey> find(Environment environment, List<String> variables) {
    return variables.stream()
        .flatMap(variable -> environment.get(variable).map(v -> of(variable, v.strip())).stream())
        .findFirst();
  }

  private static ApiKey of(String variable, String secret) {
    // OkHttp would refuse such a header with a message that quotes it.
    if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new CandorException(
          variable + " holds characters that no key has", "Set it to the key alone");
    }
    return new ApiKey(variable, secret);
  }

  /** The environment variable that the key came from. */
  public String variable() {
    return variable;
  }

  /** The key itself, for a request header and nothing else. */
  String secret() {
    return secret;
  }

  /** The text of a message without the key. */
  public String mask(String text) {
    String masked = text;
    for (String spelling : spellings) {
      masked = masked.replace(spelling, MASK);
    }
    return masked;
  }

  /** The text of an answer without the key, should the server have put it there. */
  public String maskAnswer(String text) {
    return secret.length() < SHORTEST_SECRET ? text : mask(text);
  }

  @Override
  public String toString() {
    return variable + "=" + MASK;
  }
}
