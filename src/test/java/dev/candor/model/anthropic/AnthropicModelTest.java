package dev.candor.model.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import dev.candor.model.ChatModels;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.Forms;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.RemoteModelContract;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicModelTest extends RemoteModelContract {

  @Override
  protected String spec(String baseUrl) {
    return "anthropic:test-model@" + baseUrl;
  }

  @Override
  protected String keyVariable() {
    return "ANTHROPIC_API_KEY";
  }

  @Override
  protected Map.Entry<String, String> keyHeader() {
    return Map.entry("x-api-key", KEY);
  }

  @Override
  protected String answer(String text) {
    return reply("{'type':'text','text':'" + text + "'}", "end_turn");
  }

  @Override
  protected String error(String message) {
    return ("{'type':'error','error':{'type':'some_error','message':'"
            + message
            + "'},'request_id':'req_1'}")
        .replace('\'', '"');
  }

  @Override
  protected List<String> emptyReplies() {
    return List.of("{\"stop_reason\":\"end_turn\"}", "{\"content\":[],\"stop_reason\":null}");
  }

  @Override
  protected String formRefusal() {
    return error("This model does not support structured outputs.");
  }

  @Override
  protected String sentForm() {
    return "{'output_config':{'format':{'type':'json_schema','schema':" + Forms.SCHEMA + "}}}";
  }

  private static String reply(String blocks, String stopReason) {
    return ("{'id':'msg_1','type':'message','role':'assistant','content':["
            + blocks
            + "],'stop_reason':'"
            + stopReason
            + "','stop_sequence':null,'usage':{'input_tokens':11,'output_tokens':7}}")
        .replace('\'', '"');
  }

  @Test
  void sendsMessagesAndSettingsButNoSeed() {
    enqueue(200, answer("hello"));
    complete(PROMPT, new SamplingSettings(1.0, 256, OptionalLong.of(42)));

    RecordedRequest request = sent();
    assertThat(request.getTarget()).isEqualTo("/v1/messages");
    assertThat(request.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(json(request.getBody().utf8()))
        .isEqualTo(
            json(
                "{'model':'test-model','max_tokens':256,'temperature':1.0,"
                    + "'system':'You are in the free tier.',"
                    + "'messages':[{'role':'user','content':'Say hello.'}]}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "output_config: Extra inputs are not permitted",
        "This model does not support the output format.",
        "output_format.schema: For integer type, property minimum is not supported"
      })
  void asksWithoutTheFormWhereItIsRefused(String message) {
    enqueue(400, error(message));
    enqueue(200, answer("hello"));

    assertThat(complete(PROMPT, SETTINGS.withForm(Forms.VERDICT)).text()).isEqualTo("hello");

    assertThat(sentJson().has("output_config")).isTrue();
    assertThat(sentJson().has("output_config")).isFalse();
  }

  @Test
  void sendsNoEmptySystemPrompt() {
    enqueue(200, answer("hello"));
    complete(new Prompt("", "Say hello."), SETTINGS);

    assertThat(sentJson().has("system")).isFalse();
  }

  @Test
  void leavesAnthropicsOwnTemperatureUnsaidSinceNewerModelsTakeNone() {
    Messages api = new Messages("claude", true);
    JsonNode atDefault = api.request(PROMPT, new SamplingSettings(1.0, 64, OptionalLong.empty()));

    assertThat(atDefault.has("temperature")).isFalse();
    assertThat(api.request(PROMPT, SETTINGS).path("temperature").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void stopsTheRunAtATemperatureThatAnthropicDoesNotHave() {
    enqueue(200, answer("never asked for"));
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(() -> complete(PROMPT, new SamplingSettings(1.5, 64, OptionalLong.empty())))
        .havingCause()
        .isInstanceOf(ModelException.class)
        .withMessageContaining("candor.temperature is 1.5")
        .satisfies(e -> assertThat(((ModelException) e).remedy()).isEqualTo(Remedy.STOP_RUN));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void readsThinkingAsReasoning() {
    Completion completion =
        completionOf(
            reply(
                "{'type':'thinking','thinking':'let me think','signature':'x'},"
                    + "{'type':'redacted_thinking','data':'abc'},"
                    + "{'type':'text','text':'hel'},{'type':'text','text':'lo'}",
                "end_turn"));

    assertThat(completion.reasoning()).isEqualTo("let me think");
    assertThat(completion.text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn, STOP",
    "stop_sequence, STOP",
    "max_tokens, LENGTH",
    "model_context_window_exceeded, LENGTH",
    "refusal, CONTENT_FILTER"
  })
  void readsWhyTheModelStopped(String reason, FinishReason expected) {
    assertThat(completionOf(reply("", reason)).finishReason()).isEqualTo(expected);
  }

  @Test
  void countsCachedInputToo() {
    String reply =
        answer("hello")
            .replace(
                "\"input_tokens\":11",
                "\"input_tokens\":1,"
                    + "\"cache_creation_input_tokens\":20,\"cache_read_input_tokens\":300");

    assertThat(completionOf(reply).usage()).isEqualTo(new TokenUsage(321, 7, 300, 20));
  }

  @Test
  void takesABlockedAnswerAsAnAnswer() {
    enqueue(400, error("Output blocked by content filtering policy"));
    Completion completion = complete();

    assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(completion.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Your credit balance is too low to access the Anthropic API.",
        "You have reached your specified API usage limits.",
        "You have reached your specified workspace API usage limits.",
        "`temperature` is deprecated for this model.",
        "max_tokens: 9 > 8, which is the maximum allowed number of output tokens"
      })
  void stopsTheRunWhereEveryTrialWouldFail(String words) {
    assertThat(failureOf(400, error(words)).remedy()).isEqualTo(Remedy.STOP_RUN);
  }

  @Test
  void stopsTheRunWhereTheMonthsMoneyIsSpent() {
    String spent =
        error("You have reached your limit")
            .replace(
                "\"message\"",
                "\"details\":{\"error_code\":\"enforced_spend_limit_reached\"},\"message\"");

    assertThat(failureOf(429, spent).remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failureOf(429, error("Too many requests")).remedy()).isEqualTo(Remedy.RETRY);
  }

  @Test
  void asksAnthropicItselfToCacheTheSystemMessageThatComesFirst() {
    JsonNode request = new Messages("claude", true).request(PROMPT, SETTINGS);

    assertThat(request.path("system"))
        .isEqualTo(
            json(
                "[{'type':'text','text':'You are in the free tier.',"
                    + "'cache_control':{'type':'ephemeral'}}]"));
    assertThat(request.path("messages"))
        .isEqualTo(json("[{'role':'user','content':'Say hello.'}]"));
    assertThat(new Messages("claude", true).request(new Prompt("", "x"), SETTINGS).has("system"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', /v1/messages", "/proxy, /proxy/v1/messages", "/proxy/v1/, /proxy/v1/messages"})
  void addsTheVersionToABaseUrlThatHasNone(String path, String target) {
    enqueue(200, answer("hello"));
    ModelSpec spec = ModelSpec.parse(spec(baseUrl().replace("/v1", path)));
    try (var model = ChatModels.open(spec, variable -> Optional.of(KEY))) {
      model.complete(PROMPT, SETTINGS).join();
    }
    assertThat(sent().getTarget()).isEqualTo(target);
  }

  @Test
  void namesTheVariableOfAMissingKey() {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(
            () -> ChatModels.open(ModelSpec.parse(spec(baseUrl())), variable -> Optional.empty()))
        .withMessageEndingWith("Set the environment variable ANTHROPIC_API_KEY.");
  }
}
