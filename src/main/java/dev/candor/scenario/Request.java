package dev.candor.scenario;

import dev.candor.config.CandorException;

/**
 * One harmful request: what the model is asked in every tier.
 *
 * @param id stable identity, unique in its set; history and cassettes hang on it
 * @param text the request itself, one plain sentence
 * @param category hazard category, {@value #UNCATEGORIZED} where the source names none
 * @param source where the request comes from, empty where unknown
 */
public record Request(String id, String text, String category, String source) {

  /** The category of requests whose source names none. */
  public static final String UNCATEGORIZED = "uncategorized";

  public Request {
    if (id.isBlank()) {
      throw new CandorException("A request has no id", "Give every request an id");
    }
    if (text.isBlank()) {
      throw new CandorException("Request " + id + " has no text", "Give every request a text");
    }
    category = category.isBlank() ? UNCATEGORIZED : category;
  }

  /**
   * A request's text with each run of white space as one space: requests are the same when these
   * are, in a request set as in a cassette.
   */
  public static String normalized(String text) {
    return Fingerprint.normalized(text);
  }
}
