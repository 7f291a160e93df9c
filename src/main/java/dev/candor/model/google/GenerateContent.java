package dev.candor.model.google;

import static dev.candor.model.http.Wire.count;
import static dev.candor.model.http.Wire.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.JsonForm;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.model.http.ChatApi;
import dev.candor.model.http.Fault;
import dev.candor.model.http.MalformedReplyException;
import dev.candor.model.http.ServerError;
import dev.candor.scenario.Prompt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The generateContent dialect, version v1beta.
 *
 * @param model the model's name, without its collection
 */
record GenerateContent(String model) implements ChatApi {

  /**
   * Models that think unless told not to. Others answer includeThoughts with an error: models that
   * cannot think, and 2.5 Flash-Lite, which does not unless told to.
   */
  private static final Pattern THINKS =
      Pattern.compile("gemini-(2\\.5-(pro|flash)|[3-9])(?!.*(-lite|-image|-tts|-audio|-live)).*");

  /** Words for a spent account, which came with status 429 before they came with 402. */
  private static final Pattern SPENT = Pattern.compile("prepayment credits are depleted");

  /** Words for a form that the model does not take, as Gemma does not. */
  private static final Pattern FORM =
      Pattern.compile("schema|json mode|mime_?type", Pattern.CASE_INSENSITIVE);

  @Override
  public ObjectNode request(Prompt prompt, SamplingSettings settings) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    if (!prompt.system().isEmpty()) {
      request
          .putObject("systemInstruction")
          .putArray("parts")
          .addObject()
          .put("text", prompt.system());
    }
    ObjectNode turn = request.putArray("contents").addObject().put("role", "user");
    turn.putArray("parts").addObject().put("text", prompt.user());
    ObjectNode config = request.putObject("generationConfig");
    config.put("temperature", settings.temperature());
    config.put("maxOutputTokens", settings.maxTokens());
    settings.foldedSeed().ifPresent(seed -> config.put("seed", seed));
    settings.form().ifPresent(form -> putForm(config, form));
    if (THINKS.matcher(model).matches()) {
      config.putObject("thinkingConfig").put("includeThoughts", true);
    }
    return request;
  }

  /** As a JSON Schema; the older member responseSchema takes a dialect of its own. */
  private static void putForm(ObjectNode config, JsonForm form) {
    config.put("responseMimeType", "application/json").set("responseJsonSchema", form.schema());
  }

  @Override
  public Completion completion(JsonNode body, Duration latency) throws MalformedReplyException {
    TokenUsage usage = usage(body.path("usageMetadata"));
    JsonNode candidate = body.path("candidates").path(0);
    if (candidate.isMissingNode() && body.path("promptFeedback").hasNonNull("blockReason")) {
      return new Completion("", "", FinishReason.CONTENT_FILTER, usage, latency);
    }
    JsonNode parts = candidate.path("content").path("parts");
    String finishReason = text(candidate, "finishReason");
    // Google leaves the parts out where thinking took all tokens, or a filter all words.
    if (!parts.isArray() && finishReason.isEmpty()) {
      throw new MalformedReplyException("holds no candidate with content");
    }
    StringBuilder answer = new StringBuilder();
    StringBuilder reasoning = new StringBuilder();
    for (JsonNode part : parts) {
      (part.path("thought").asBoolean(false) ? reasoning : answer).append(text(part, "text"));
    }
    return new Completion(
        answer.toString(), reasoning.toString(), finishReason(finishReason), usage, latency);
  }

  private static FinishReason finishReason(String reason) {
    return switch (reason) {
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" ->
          FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static TokenUsage usage(JsonNode usage) {
    return TokenUsage.ofReport(
        count(usage, "promptTokenCount"),
        count(usage, "candidatesTokenCount") + count(usage, "thoughtsTokenCount"),
        count(usage, "cachedContentTokenCount"),
        0);
  }

  @Override
  public Fault fault(ServerError error) {
    if (error.status() == 400) {
      return faultOfBadRequest(error);
    }
    return error.status() == 429 && (isDailyQuota(error) || SPENT.matcher(error.message()).find())
        ? Fault.QUOTA
        : Fault.ofStatus(error.status());
  }

  private static Fault faultOfBadRequest(ServerError error) {
    // A wrong key is a bad request to Google, and so is an account or a region without access.
    if (error.error().findValuesAsText("reason").contains("API_KEY_INVALID")
        || error.type().equals("FAILED_PRECONDITION")) {
      return Fault.KEY;
    }
    List<String> words = new ArrayList<>(error.error().findValuesAsText("field"));
    words.add(error.message());
    // The form is a part of the configuration, so it goes first.
    if (words.stream().anyMatch(FORM.asPredicate())) {
      return Fault.FORM;
    }
    boolean namesSetting = words.stream().anyMatch(w -> w.contains("generation_config"));
    return namesSetting ? Fault.SETTING : Fault.PROMPT;
  }

  /** Limits per minute pass by; one per day does not while a run lasts. */
  private static boolean isDailyQuota(ServerError error) {
    return error.error().findValuesAsText("quotaId").stream().anyMatch(id -> id.contains("PerDay"));
  }

  /** A RetryInfo among the details, with seconds such as {@code 34.07s}. */
  @Override
  public Optional<Duration> retryAfter(ServerError error) {
    return error.error().findValuesAsText("retryDelay").stream()
        .filter(delay -> delay.matches("\\d{1,9}(\\.\\d{1,9})?s"))
        .map(delay -> Duration.parse("PT" + delay))
        .findFirst();
  }
}
