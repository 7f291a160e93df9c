package dev.candor.model.anthropic;

import static dev.candor.model.http.Wire.count;
import static dev.candor.model.http.Wire.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.JsonForm;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.model.http.ChatApi;
import dev.candor.model.http.Fault;
import dev.candor.model.http.MalformedReplyException;
import dev.candor.model.http.ServerError;
import dev.candor.scenario.Prompt;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The Messages dialect. It has no seed, so none is sent.
 *
 * @param model the model's name
 * @param atAnthropic whether Anthropic itself is asked, whose defaults are known
 */
record Messages(String model, boolean atAnthropic) implements ChatApi {

  /** What Anthropic samples at when it is not told; newer models take no temperature at all. */
  private static final double ANTHROPIC_TEMPERATURE = 1.0;

  private static final double HIGHEST_TEMPERATURE = 1.0;

  // Anthropic has one error type for all of these; only the words tell them apart.
  private static final Pattern FILTERED = Pattern.compile("blocked by content filtering policy");
  private static final Pattern SPENT =
      Pattern.compile(
          "credit balance is too low|reached your specified (workspace )?API usage limits");

  /** The code in the details of a limit that lasts until the month ends; others pass by. */
  private static final String SPENT_CODE = "enforced_spend_limit_reached";

  /** Models before Claude 4.5 do not hold to a form, and other servers may not know the member. */
  private static final Pattern FORM =
      Pattern.compile("output[_ ](config|format)|structured outputs?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SETTING = Pattern.compile("^`?(temperature|max_tokens)\\b");

  @Override
  public ObjectNode request(Prompt prompt, SamplingSettings settings) {
    if (settings.temperature() > HIGHEST_TEMPERATURE) {
      throw new ModelException(
          Remedy.STOP_RUN,
          "anthropic:"
              + model
              + " samples at temperatures from 0 to 1, and candor.temperature is "
              + settings.temperature(),
          "Set candor.temperature to at most 1");
    }
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("model", model);
    request.put("max_tokens", settings.maxTokens());
    if (!atAnthropic || settings.temperature() != ANTHROPIC_TEMPERATURE) {
      request.put("temperature", settings.temperature());
    }
    if (!prompt.system().isEmpty()) {
      putSystem(request, prompt.system());
    }
    request.putArray("messages").addObject().put("role", "user").put("content", prompt.user());
    settings.form().ifPresent(form -> putForm(request, form));
    return request;
  }

  private static void putForm(ObjectNode request, JsonForm form) {
    ObjectNode format = request.putObject("output_config").putObject("format");
    format.put("type", "json_schema").set("schema", form.schema());
  }

  /**
   * The same for thousands of calls, so Anthropic is told to keep it in its prompt cache, which it
   * only does when told. Servers that speak the dialect may know the plain form alone.
   */
  private void putSystem(ObjectNode request, String system) {
    if (atAnthropic) {
      ObjectNode block = request.putArray("system").addObject();
      block.put("type", "text").put("text", system);
      block.putObject("cache_control").put("type", "ephemeral");
    } else {
      request.put("system", system);
    }
  }

  @Override
  public Completion completion(JsonNode body, Duration latency) throws MalformedReplyException {
    JsonNode content = body.path("content");
    String stopReason = text(body, "stop_reason");
    if (!content.isArray() || stopReason.isEmpty()) {
      throw new MalformedReplyException("holds no content or no stop_reason");
    }
    StringBuilder answer = new StringBuilder();
    StringBuilder reasoning = new StringBuilder();
    for (JsonNode block : content) {
      switch (text(block, "type")) {
        case "text" -> answer.append(text(block, "text"));
        case "thinking" -> reasoning.append(text(block, "thinking"));
        // Among others redacted_thinking, which is encrypted and says nothing to anyone here.
        default -> {}
      }
    }
    return new Completion(
        answer.toString(),
        reasoning.toString(),
        finishReason(stopReason),
        usage(body.path("usage")),
        latency);
  }

  private static FinishReason finishReason(String stopReason) {
    return switch (stopReason) {
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case "refusal" -> FinishReason.CONTENT_FILTER;
      default -> FinishReason.STOP;
    };
  }

  private static TokenUsage usage(JsonNode usage) {
    long read = count(usage, "cache_read_input_tokens");
    long written = count(usage, "cache_creation_input_tokens");
    // Here, and only here, the provider counts as input what neither came from the cache nor went
    // into it.
    return TokenUsage.ofReport(
        count(usage, "input_tokens") + read + written,
        count(usage, "output_tokens"),
        read,
        written);
  }

  @Override
  public Fault fault(ServerError error) {
    if (error.status() == 429
        && text(error.error().path("details"), "error_code").equals(SPENT_CODE)) {
      return Fault.QUOTA;
    }
    if (error.status() != 400) {
      return Fault.ofStatus(error.status());
    }
    if (FILTERED.matcher(error.message()).find()) {
      return Fault.FILTERED;
    }
    if (SPENT.matcher(error.message()).find()) {
      return Fault.QUOTA;
    }
    if (FORM.matcher(error.message()).find()) {
      return Fault.FORM;
    }
    return SETTING.matcher(error.message()).find() ? Fault.SETTING : Fault.PROMPT;
  }
}
