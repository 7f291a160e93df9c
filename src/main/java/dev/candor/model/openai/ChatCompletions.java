package dev.candor.model.openai;

import static dev.candor.model.http.Wire.count;
import static dev.candor.model.http.Wire.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The chat completions dialect.
 *
 * @param model the model's name at the server
 * @param atOpenAi whether OpenAI itself is asked, whose members differ from what others took over
 */
record ChatCompletions(String model, boolean atOpenAi) implements ChatApi {

  /** What OpenAI samples at when it is not told; some of its models take no other. */
  private static final double OPENAI_TEMPERATURE = 1.0;

  private static final Set<String> FILTER_CODES =
      Set.of(
          "content_filter", "content_policy_violation", "invalid_prompt", "data_inspection_failed");

  /** DeepSeek's words for a prompt that its filter stopped; it has no code for it. */
  private static final Pattern FILTERED = Pattern.compile("Content Exists Risk");

  private static final Set<String> QUOTA_CODES =
      Set.of(
          "insufficient_quota",
          "billing_hard_limit_reached",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "project_spend_limit_exceeded");

  /** xAI's words for a spent account, sent with status 429 like a limit that passes by. */
  private static final Pattern SPENT = Pattern.compile("used all available credits");

  private static final Set<String> SETTINGS =
      Set.of("temperature", "max_tokens", "max_completion_tokens", "seed");

  /** OpenRouter's and DeepSeek's words for a model they do not have, sent with status 400. */
  private static final Pattern NO_SUCH_MODEL =
      Pattern.compile("is not a valid model ID|Model Not Exist");

  /**
   * Words for a form that a server or its model does not take. Only OpenAI names the member by
   * which it was asked for; others say it in words, llama.cpp in those of its grammars.
   */
  private static final Pattern FORM =
      Pattern.compile(
          "response[_ ]?format|json[_ ]schema|structured[_ ]outputs?|parse grammar",
          Pattern.CASE_INSENSITIVE);

  @Override
  public ObjectNode request(Prompt prompt, SamplingSettings settings) {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("model", model);
    ArrayNode messages = request.putArray("messages");
    if (!prompt.system().isEmpty()) {
      messages.addObject().put("role", "system").put("content", prompt.system());
    }
    messages.addObject().put("role", "user").put("content", prompt.user());
    // Other servers have defaults of their own, so there it is always said.
    if (!atOpenAi || settings.temperature() != OPENAI_TEMPERATURE) {
      request.put("temperature", settings.temperature());
    }
    request.put(atOpenAi ? "max_completion_tokens" : "max_tokens", settings.maxTokens());
    settings.foldedSeed().ifPresent(seed -> request.put("seed", seed));
    settings.form().ifPresent(form -> putForm(request, form));
    return request;
  }

  private static void putForm(ObjectNode request, JsonForm form) {
    ObjectNode format = request.putObject("response_format").put("type", "json_schema");
    ObjectNode schema = format.putObject("json_schema");
    schema.put("name", form.name()).put("strict", true).set("schema", form.schema());
  }

  @Override
  public Completion completion(JsonNode body, Duration latency) throws MalformedReplyException {
    JsonNode choice = body.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      throw new MalformedReplyException("holds no choice with a message");
    }
    if (choice.path("error").isObject()) {
      throw new MalformedReplyException("was broken off by an error behind the server");
    }
    Parts parts = Parts.of(message);
    return new Completion(
        parts.answer(),
        parts.reasoning(),
        finishReason(text(choice, "finish_reason")),
        usage(body.path("usage")),
        latency);
  }

  private static TokenUsage usage(JsonNode usage) {
    JsonNode details = usage.path("prompt_tokens_details");
    // OpenAI's member, taken over by most; DeepSeek had its own before there was one.
    long cached =
        Math.max(count(details, "cached_tokens"), count(usage, "prompt_cache_hit_tokens"));
    return TokenUsage.ofReport(
        count(usage, "prompt_tokens"),
        count(usage, "completion_tokens"),
        cached,
        count(details, "cache_write_tokens"));
  }

  private static FinishReason finishReason(String reason) {
    return switch (reason) {
      case "length" -> FinishReason.LENGTH;
      case "content_filter" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  @Override
  public Fault fault(ServerError error) {
    boolean ofRequest = error.status() == 400 || error.status() == 422;
    if (ofRequest && isFiltered(error) || isFlagged(error)) {
      return Fault.FILTERED;
    }
    if (QUOTA_CODES.contains(error.code())
        || QUOTA_CODES.contains(error.type())
        || error.status() == 429 && SPENT.matcher(error.message()).find()) {
      return Fault.QUOTA;
    }
    if (error.code().equals("model_not_found")
        || ofRequest && NO_SUCH_MODEL.matcher(error.message()).find()) {
      return Fault.MODEL;
    }
    if (ofRequest && isAboutForm(error)) {
      return Fault.FORM;
    }
    return ofRequest && SETTINGS.contains(error.param())
        ? Fault.SETTING
        : Fault.ofStatus(error.status());
  }

  private static boolean isAboutForm(ServerError error) {
    // OpenRouter hands on what the server behind it said in a member of its own.
    String behind = text(error.error().path("metadata"), "raw");
    return error.param().startsWith("response_format")
        || FORM.matcher(error.message()).find()
        || FORM.matcher(behind).find();
  }

  private static boolean isFiltered(ServerError error) {
    return FILTER_CODES.contains(error.code()) || FILTERED.matcher(error.message()).find();
  }

  /** OpenRouter's moderation answers with 403, which elsewhere means the key. */
  private static boolean isFlagged(ServerError error) {
    JsonNode metadata = error.error().path("metadata");
    return error.status() == 403 && (metadata.has("flagged_input") || metadata.has("reasons"));
  }
}
