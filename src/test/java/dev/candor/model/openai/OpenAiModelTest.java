package dev.candor.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import dev.candor.model.ChatModel;
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
import java.util.Set;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiModelTest extends RemoteModelContract {

  @Override
  protected String spec(String baseUrl) {
    return "openai:test-model@" + baseUrl;
  }

  @Override
  protected String keyVariable() {
    return "OPENAI_API_KEY";
  }

  @Override
  protected Map.Entry<String, String> keyHeader() {
    return Map.entry("Authorization", "Bearer " + KEY);
  }

  @Override
  protected String answer(String text) {
    return reply("{'role':'assistant','content':'" + text + "','refusal':null}", "stop");
  }

  @Override
  protected String error(String message) {
    return ("{'error':{'message':'" + message + "','type':'x','param':null,'code':null}}")
        .replace('\'', '"');
  }

  @Override
  protected List<String> emptyReplies() {
    return List.of(
        "{\"choices\":[]}",
        "{\"choices\":null}",
        "{\"choices\":[{\"finish_reason\":\"stop\"}]}",
        "{\"choices\":[{\"message\":{\"content\":\"par\"},\"error\":{\"code\":502}}]}");
  }

  @Override
  protected String formRefusal() {
    return error("response_format of type json_schema is not supported with this model.");
  }

  @Override
  protected String sentForm() {
    return "{'response_format':{'type':'json_schema','json_schema':"
        + "{'name':'verdict','strict':true,'schema':"
        + Forms.SCHEMA
        + "}}}";
  }

  private static String reply(String message, String finishReason) {
    return ("{'id':'chatcmpl-1','object':'chat.completion','model':'test-model','error':null,"
            + "'choices':[{'index':0,'message':"
            + message
            + ",'finish_reason':'"
            + finishReason
            + "'}],'usage':{'prompt_tokens':11,'completion_tokens':7,'total_tokens':18}}")
        .replace('\'', '"');
  }

  private static String error(String code, String type, String param) {
    return ("{'error':{'message':'no','type':'%s','param':'%s','code':'%s'}}")
        .formatted(type, param, code)
        .replace('\'', '"');
  }

  @Test
  void sendsMessagesAndSettings() {
    enqueue(200, answer("hello"));
    complete(PROMPT, new SamplingSettings(1.0, 256, OptionalLong.of(42)));

    RecordedRequest request = sent();
    assertThat(request.getTarget()).isEqualTo("/v1/chat/completions");
    assertThat(json(request.getBody().utf8()))
        .isEqualTo(
            json(
                "{'model':'test-model','messages':["
                    + "{'role':'system','content':'You are in the free tier.'},"
                    + "{'role':'user','content':'Say hello.'}],"
                    + "'temperature':1.0,'max_tokens':256,'seed':42}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // OpenAI, for older models
        "400 | {'error':{'message':'no','param':'response_format','code':null}}",
        // DeepSeek, now and before
        "400 | {'error':{'message':'This response_format type is unavailable now','param':null}}",
        "422 | {'error':{'message':'response_format.type `json_schema` is unavailable now'}}",
        // Groq, for most of its models
        "400 | {'error':{'message':'This model does not support response format `json_schema`.'}}",
        // llama.cpp's server, before it had the type and where a schema is beyond it
        "400 | {'error':{'code':400,'message':'response_format type must be one of text or"
            + " json_object, but got: json_schema','type':'invalid_request_error'}}",
        "400 | {'error':{'code':400,'message':'Failed to initialize samplers: failed to parse"
            + " grammar','type':'invalid_request_error'}}",
        // LM Studio
        "400 | {'error':'response_format.type must be text'}",
        // servers built on FastAPI
        "422 | {'detail':[{'loc':['body','response_format'],'msg':'Extra inputs are forbidden'}]}",
        // OpenRouter, for a server behind it
        "400 | {'error':{'message':'Provider returned error','code':400,"
            + "'metadata':{'raw':'structured outputs are not supported','provider_name':'x'}}}"
      })
  void asksWithoutTheFormWhereAServerRefusesIt(int status, String refusal) {
    enqueue(status, refusal.replace('\'', '"'));
    enqueue(200, answer("hello"));

    assertThat(complete(PROMPT, SETTINGS.withForm(Forms.VERDICT)).text()).isEqualTo("hello");

    assertThat(sentJson().has("response_format")).isTrue();
    assertThat(sentJson().has("response_format")).isFalse();
  }

  @Test
  void asksWithoutTheFormWhereARouterRefusesItInAReply() {
    enqueue(200, "{\"error\":{\"code\":400,\"message\":\"json_schema is not supported\"}}");
    enqueue(200, answer("hello"));

    assertThat(complete(PROMPT, SETTINGS.withForm(Forms.VERDICT)).text()).isEqualTo("hello");
  }

  @Test
  void sendsNeitherAnEmptySystemMessageNorAnAbsentSeed() {
    enqueue(200, answer("hello"));
    complete(new Prompt("", "Say hello."), SETTINGS);

    JsonNode request = sentJson();
    assertThat(request.path("messages")).hasSize(1);
    assertThat(request.has("seed")).isFalse();
  }

  @Test
  void asksOpenAiItselfInItsOwnWords() {
    ChatCompletions api = new ChatCompletions("gpt-5", true);

    JsonNode atDefault = api.request(PROMPT, new SamplingSettings(1.0, 64, OptionalLong.empty()));
    assertThat(atDefault.path("max_completion_tokens").intValue()).isEqualTo(64);
    assertThat(atDefault.has("max_tokens")).isFalse();
    assertThat(atDefault.has("temperature")).isFalse();
    assertThat(api.request(PROMPT, SETTINGS).path("temperature").doubleValue()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'content':'hello','reasoning_content':'let me think'}",
        "{'content':'hello','reasoning':'let me think','reasoning_content':null}",
        "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'let me think'}]},"
            + "{'type':'text','text':'hello'}]}",
        "{'content':[{'type':'thinking','thinking':'let me think'},"
            + "{'type':'output_text','text':'hel'},{'type':'text','text':'lo'},{'type':'image'}]}"
      })
  void readsReasoningWhereverTheServerPutsIt(String message) {
    Completion completion = completionOf(reply(message, "stop"));

    assertThat(completion.reasoning()).isEqualTo("let me think");
    assertThat(completion.text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'content':null,'refusal':'I will not.'}",
        "{'content':[{'type':'refusal','refusal':'I will not.'}]}"
      })
  void readsARefusalAsTheModelsWords(String message) {
    Completion completion = completionOf(reply(message, "stop"));

    assertThat(completion.text()).isEqualTo("I will not.");
    assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
  }

  @ParameterizedTest
  @CsvSource({
    "stop, STOP",
    "length, LENGTH",
    "content_filter, CONTENT_FILTER",
    "eos, STOP",
  })
  void readsWhyTheModelStopped(String reason, FinishReason expected) {
    assertThat(completionOf(reply("{'content':null}", reason)).finishReason()).isEqualTo(expected);
  }

  @Test
  void countsNoTokensWhereTheServerDoesNotSay() {
    assertThat(completionOf("{\"choices\":[{\"message\":{\"content\":\"hello\"}}]}").usage())
        .isEqualTo(TokenUsage.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'prompt_tokens_details':{'cached_tokens':1024,'audio_tokens':0}",
        "'prompt_cache_hit_tokens':1024,'prompt_cache_miss_tokens':176",
        "'prompt_cache_hit_tokens':1024,'prompt_tokens_details':{'cached_tokens':1024}"
      })
  void countsCachedInputHoweverTheServerCallsIt(String members) {
    assertThat(
            completionOf(
                    "{'choices':[{'message':{'content':'hello'}}],'usage':{'prompt_tokens':1200,"
                            .replace('\'', '"')
                        + "\"completion_tokens\":7,"
                        + members.replace('\'', '"')
                        + "}}")
                .usage())
        .isEqualTo(new TokenUsage(1200, 7, 1024, 0));
  }

  @Test
  void countsWhatWentIntoTheCache() {
    String reply =
        answer("hello")
            .replace(
                "\"prompt_tokens\":11",
                "\"prompt_tokens\":1200,\"prompt_tokens_details\":"
                    + "{\"cached_tokens\":100,\"cache_write_tokens\":1024}");

    assertThat(completionOf(reply).usage()).isEqualTo(new TokenUsage(1200, 7, 100, 1024));
  }

  @Test
  void stopsTheRunWhereXAiSaysThatAllIsSpent() {
    String words = "Your team has either used all available credits or reached its monthly limit";

    assertThat(failureOf(429, error(words)).remedy()).isEqualTo(Remedy.STOP_RUN);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 11, 10",
    "10, -3, 0",
    "0, 5, 0",
    "10, 9223372036854775807, 10",
    "10, 1e300, 10",
    "10, null, 0"
  })
  void makesTokenCountsConsistent(String input, String cached, long expected) {
    String reply =
        "{'choices':[{'message':{'content':'hello'}}],'usage':{'prompt_tokens':%s,"
            + "'prompt_tokens_details':{'cached_tokens':%s}}}";

    assertThat(completionOf(reply.formatted(input, cached).replace('\'', '"')).usage())
        .isEqualTo(new TokenUsage(Long.parseLong(input), 0, expected, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content_filter",
        "content_policy_violation",
        "invalid_prompt",
        "data_inspection_failed"
      })
  void takesARefusalByTheFilterAsAnAnswer(String code) {
    enqueue(400, error(code, "invalid_request_error", "prompt"));
    Completion completion = complete();

    assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(completion.text()).isEmpty();
  }

  @Test
  void knowsTheWordsOfAFilterThatHasNoCode() {
    enqueue(400, error("Content Exists Risk"));

    assertThat(complete().finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 403})
  void takesModerationByARouterAsAnAnswer(int status) {
    enqueue(
        status,
        "{\"error\":{\"code\":403,\"message\":\"flagged\",\"metadata\":{\"reasons\":[\"x\"]}}}");

    assertThat(complete().finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
  }

  @ParameterizedTest
  @CsvSource({
    "429, insufficient_quota, insufficient_quota, '', Top up",
    "429, credit_balance_exhausted, insufficient_quota, '', Top up",
    "429, project_spend_limit_exceeded, billing, '', Top up",
    "400, model_not_found, invalid_request_error, model, does not know the model 'test-model'",
    "400, unsupported_value, invalid_request_error, temperature, Change candor.temperature",
    "422, unsupported_parameter, invalid_request_error, max_tokens, candor.max-tokens",
  })
  void stopsTheRunWhereEveryTrialWouldFail(
      int status, String code, String type, String param, String words) {
    ModelException failure = failureOf(status, error(code, type, param));

    assertThat(failure.remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failure).hasMessageContaining(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/x is not a valid model ID", "Model Not Exist"})
  void knowsOtherWordsForAnUnknownModel(String words) {
    assertThat(failureOf(400, error(words)).remedy()).isEqualTo(Remedy.STOP_RUN);
  }

  @ParameterizedTest
  @CsvSource({"429, 429", "502, 502", "'\"overloaded\"', 502"})
  void takesAnErrorInsideAReplyAsAnError(String code, int status) {
    ModelException failure =
        failureOf(200, "{\"error\":{\"code\":" + code + ",\"message\":\"upstream is down\"}}");

    assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failure).hasMessageContaining("HTTP " + status + " (upstream is down)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':'it broke'}",
        "{'detail':'it broke'}",
        "{'object':'error','message':'it broke','code':400}",
        "[{'error':{'message':'it broke'}}]"
      })
  void findsTheServersWordsInEveryShape(String body) {
    assertThat(failureOf(400, body.replace('\'', '"'))).hasMessageContaining("(it broke)");
  }

  @Test
  void needsNoKeyAtAnAddressOfTheUsersOwn() {
    enqueue(200, answer("hello"));
    try (ChatModel model =
        ChatModels.open(ModelSpec.parse(spec(baseUrl())), variable -> Optional.empty())) {
      assertThat(model.complete(PROMPT, SETTINGS).join().text()).isEqualTo("hello");
      assertThat(sent().getHeaders().get("Authorization")).isNull();

      enqueue(401, error("who are you"));
      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageContaining("Set the environment variable OPENAI_API_KEY");
    }
  }

  @Test
  void leavesAPlaceholderKeyInAnswersAlone() {
    enqueue(200, answer("The set is EMPTY."));
    try (ChatModel model = open("EMPTY")) {
      assertThat(model.complete(PROMPT, SETTINGS).join().text()).isEqualTo("The set is EMPTY.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "openai, OPENAI_API_KEY",
    "openrouter, OPENROUTER_API_KEY",
    "deepinfra, DEEPINFRA_API_KEY or DEEPINFRA_TOKEN",
    "together, TOGETHER_API_KEY",
    "groq, GROQ_API_KEY",
    "fireworks, FIREWORKS_API_KEY",
    "deepseek, DEEPSEEK_API_KEY",
    "xai, XAI_API_KEY"
  })
  void namesTheVariableOfAMissingKey(String provider, String variables) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(
            () ->
                ChatModels.open(
                    ModelSpec.parse(provider + ":acme-7"), variable -> Optional.empty()))
        .withMessage(
            "Model "
                + provider
                + ":acme-7 needs a key. Set the environment variable "
                + variables
                + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "vllm", "llamacpp", "lmstudio"})
  void opensLocalServersWithoutAKey(String provider) {
    try (ChatModel model =
        ChatModels.open(ModelSpec.parse(provider + ":acme-7"), variable -> Optional.empty())) {
      assertThat(model).hasToString(provider + ":acme-7");
    }
  }

  @Test
  void sendsKeysToWellKnownHostsOverHttpsOnly() {
    Set<String> names = new OpenAiProvider().aliases();

    assertThat(names).contains("openrouter", "ollama");
    assertThat(names)
        .map(name -> KnownEndpoint.of(name).orElseThrow())
        .allSatisfy(
            known ->
                assertThat(known.baseUrl())
                    .startsWith(known.keyRequired() ? "https://" : "http://localhost:"));
  }
}
