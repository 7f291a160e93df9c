package dev.candor.model.http;

import dev.candor.config.CandorException;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Where the calls of one model go, and with which key.
 *
 * @param spec the model as the user asked for it
 * @param url the URL that is posted to
 * @param keyRule how a key travels
 * @param key the key, if there is one to send
 * @param keyAdvice what the user can do when the server does not accept the key; no full stop
 * @param headers further headers, none of them secret
 * @param callTimeout how long one call may take, from asking to the whole answer
 */
public record Endpoint(
    ModelSpec spec,
    HttpUrl url,
    KeyRule keyRule,
    Optional<ApiKey> key,
    String keyAdvice,
    Map<String, String> headers,
    Duration callTimeout) {

  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /**
   * An endpoint with the key and the patience that the environment holds for it. Over plain HTTP to
   * another machine an optional key is left out, since everybody on the way could read it.
   *
   * @throws CandorException if a required key is missing or would travel in plain text
   */
  public static Endpoint open(
      ModelSpec spec,
      HttpUrl url,
      KeyRule keyRule,
      Environment environment,
      Map<String, String> headers) {
    Optional<ApiKey> key = ApiKey.find(environment, keyRule.variables());
    if (keyRule.required() && key.isEmpty()) {
      throw new CandorException(
          "Model " + spec + " needs a key", "Set the environment variable " + keyRule.names());
    }
    boolean confidential = BaseUrl.isConfidential(url);
    if (keyRule.required() && !confidential) {
      throw new CandorException(
          "Model " + spec + " would send its key over plain HTTP to another machine",
          "Write https:// after @");
    }
    return new Endpoint(
        spec,
        url,
        keyRule,
        key.filter(k -> confidential),
        advice(keyRule, key, confidential),
        headers,
        environment.callTimeout());
  }

  private static String advice(KeyRule rule, Optional<ApiKey> key, boolean confidential) {
    if (rule.variables().isEmpty()) {
      return "Use the provider openai, which sends the key in OPENAI_API_KEY";
    }
    if (key.isEmpty()) {
      return "Set the environment variable " + rule.names();
    }
    String variable = key.get().variable();
    return confidential
        ? "Check the key in " + variable + " and what it may use"
        : "Write https:// after @: " + variable + " is not sent over plain HTTP";
  }

  /** A request to this endpoint, with its key and headers, still without a body. */
  Request.Builder request() {
    Request.Builder request = new Request.Builder().url(url);
    headers.forEach(request::header);
    key.ifPresent(k -> request.header(keyRule.header(), keyRule.prefix() + k.secret()));
    return request;
  }

  /** The model's spec with the server asked, for messages. */
  String label() {
    return spec.baseUrl().isPresent() ? spec.toString() : spec + " at " + BaseUrl.origin(url);
  }
}
