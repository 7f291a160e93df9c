package dev.candor.model.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleModelTest extends RemoteModelContract {

  @Override
  protected String spec(String baseUrl) {
    return "google:test-model@" + baseUrl;
  }

  @Override
  protected String keyVariable() {
    return "GEMINI_API_KEY";
  }

  @Override
  protected Map.Entry<String, String> keyHeader() {
    return Map.entry("x-goog-api-key", KEY);
  }

  @Override
  protected String answer(String text) {
    return reply("{'text':'" + text + "'}", "STOP");
  }

  @Override
  protected String error(String message) {
    return ("{'error':{'code':0,'message':'" + message + "','status':'SOME_STATUS'}}")
        .replace('\'', '"');
  }

  @Override
  protected List<String> emptyReplies() {
    return List.of(
        "{\"candidates\":[]}",
        "{\"candidates\":[{\"index\":0}]}",
        "{\"promptFeedback\":{\"safetyRatings\":[]}}");
  }

  private static String reply(String parts, String finishReason) {
    return ("{'candidates':[{'content':{'parts':["
            + parts
            + "],'role':'model'},'finishReason':'"
            + finishReason
            + "','index':0}],'usageMetadata':{'promptTokenCount':11,'candidatesTokenCount':5,"
            + "'thoughtsTokenCount':2,'totalTokenCount':18}}")
        .replace('\'', '"');
  }

  @Override
  protected String formRefusal() {
    return error("JSON mode is not enabled for models/gemma-3-27b-it");
  }

  @Override
  protected String sentForm() {
    return "{'generationConfig':{'responseMimeType':'application/json','responseJsonSchema':"
        + Forms.SCHEMA
        + "}}";
  }

  private static String error(String status, String details) {
    return ("{'error':{'message':'no','status':'" + status + "','details':[" + details + "]}}")
        .replace('\'', '"');
  }

  @Test
  void sendsContentsAndConfiguration() {
    enqueue(200, answer("hello"));
    complete(PROMPT, new SamplingSettings(1.0, 256, OptionalLong.of(42)));

    RecordedRequest request = sent();
    assertThat(request.getTarget()).isEqualTo("/v1/models/test-model:generateContent");
    assertThat(json(request.getBody().utf8()))
        .isEqualTo(
            json(
                "{'systemInstruction':{'parts':[{'text':'You are in the free tier.'}]},"
                    + "'contents':[{'role':'user','parts':[{'text':'Say hello.'}]}],"
                    + "'generationConfig':{'temperature':1.0,'maxOutputTokens':256,'seed':42}}"));
  }

  @Test
  void sendsNeitherAnEmptySystemInstructionNorAnAbsentSeed() {
    enqueue(200, answer("hello"));
    complete(new Prompt("", "Say hello."), SETTINGS);

    RecordedRequest request = sent();
    assertThat(json(request.getBody().utf8()))
        .isEqualTo(
            json(
                "{'contents':[{'role':'user','parts':[{'text':'Say hello.'}]}],"
                    + "'generationConfig':{'temperature':0.5,'maxOutputTokens':256}}"));
  }

  @Test
  void takesTheModelsNameWithItsCollectionToo() {
    enqueue(200, answer("hello"));
    ModelSpec spec =
        ModelSpec.parse("google:models/gemini-2.0-flash@" + baseUrl().replace("/v1", ""));
    try (ChatModel model =
        ChatModels.open(
            spec, name -> Optional.of(KEY).filter(k -> name.equals("GOOGLE_API_KEY")))) {
      model.complete(PROMPT, SETTINGS).join();
    }
    assertThat(sent().getTarget()).isEqualTo("/v1beta/models/gemini-2.0-flash:generateContent");
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-2.5-pro, true",
    "gemini-2.5-flash, true",
    "gemini-2.5-flash-preview-09-2025, true",
    "gemini-3-pro-preview, true",
    "gemini-3.1-pro-preview, true",
    "gemini-2.5-flash-lite, false",
    "gemini-2.5-flash-image, false",
    "gemini-2.5-pro-preview-tts, false",
    "gemini-2.0-flash, false",
    "gemma-3-27b-it, false"
  })
  void asksForThoughtsWhereTheModelThinksAnyway(String model, boolean asks) {
    assertThat(
            new GenerateContent(model)
                .request(PROMPT, SETTINGS)
                .at("/generationConfig/thinkingConfig/includeThoughts")
                .booleanValue())
        .isEqualTo(asks);
  }

  @Test
  void readsThoughtsAsReasoning() {
    Completion completion =
        completionOf(
            reply(
                "{'text':'let me think','thought':true},{'text':'hel'},"
                    + "{'text':'lo','thoughtSignature':'x'}",
                "STOP"));

    assertThat(completion.reasoning()).isEqualTo("let me think");
    assertThat(completion.text()).isEqualTo("hello");
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "SAFETY, CONTENT_FILTER",
    "RECITATION, CONTENT_FILTER",
    "BLOCKLIST, CONTENT_FILTER",
    "PROHIBITED_CONTENT, CONTENT_FILTER",
    "SPII, CONTENT_FILTER"
  })
  void readsWhyTheModelStopped(String reason, FinishReason expected) {
    String reply = "{\"candidates\":[{\"content\":{},\"finishReason\":\"" + reason + "\"}]}";

    assertThat(completionOf(reply).finishReason()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {402, 429})
  void stopsTheRunWhereAllIsSpent(int status) {
    String spent =
        error("RESOURCE_EXHAUSTED", "{}")
            .replaceFirst(
                "\"message\":\"[^\"]*\"", "\"message\":\"Your prepayment credits are depleted.\"");

    assertThat(spent).contains("depleted");
    assertThat(failureOf(status, spent).remedy()).isEqualTo(Remedy.STOP_RUN);
  }

  @Test
  void countsCachedInputAsAPartOfTheInput() {
    String reply =
        answer("hello")
            .replace(
                "\"promptTokenCount\":11",
                "\"promptTokenCount\":1100,\"cachedContentTokenCount\":1024");

    assertThat(completionOf(reply).usage()).isEqualTo(new TokenUsage(1100, 7, 1024, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SAFETY", "PROHIBITED_CONTENT", "OTHER"})
  void takesABlockedPromptAsAnAnswer(String reason) {
    Completion completion =
        completionOf(
            "{\"promptFeedback\":{\"blockReason\":\""
                + reason
                + "\"},\"usageMetadata\":{\"promptTokenCount\":11}}");

    assertThat(completion.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    assertThat(completion.text()).isEmpty();
    assertThat(completion.usage()).isEqualTo(new TokenUsage(11, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "400 | INVALID_ARGUMENT | {'reason':'API_KEY_INVALID'} | Check the key in GEMINI_API_KEY",
        "400 | FAILED_PRECONDITION | {} | Check the key in GEMINI_API_KEY",
        "400 | INVALID_ARGUMENT | {'fieldViolations':[{'field':'generation_config.seed'}]}"
            + " | Change candor.temperature",
        "429 | RESOURCE_EXHAUSTED | {'violations':[{'quotaId':'GenerateRequestsPerDayPerProject'}]}"
            + " | Top up the account"
      })
  void stopsTheRunWhereEveryTrialWouldFail(int status, String name, String details, String advice) {
    ModelException failure = failureOf(status, error(name, details));

    assertThat(failure.remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failure).hasMessageContaining(advice);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'message':'Invalid JSON payload received. Unknown name responseJsonSchema at"
            + " generation_config: Cannot find field.','status':'INVALID_ARGUMENT'}",
        "{'message':'no','status':'INVALID_ARGUMENT','details':[{'fieldViolations':"
            + "[{'field':'generation_config.response_json_schema'}]}]}",
        "{'message':'The specified schema produces a constraint that has too many states for"
            + " serving.','status':'INVALID_ARGUMENT'}"
      })
  void asksWithoutTheFormWhereItIsRefused(String error) {
    enqueue(400, "{\"error\":" + error.replace('\'', '"') + "}");
    enqueue(200, answer("hello"));

    assertThat(complete(PROMPT, SETTINGS.withForm(Forms.VERDICT)).text()).isEqualTo("hello");

    assertThat(sentJson().path("generationConfig").has("responseMimeType")).isTrue();
    assertThat(sentJson().path("generationConfig"))
        .isEqualTo(json("{'temperature':0.5,'maxOutputTokens':256}"));
  }

  @Test
  void waitsAsLongAsTheBodyAsks() {
    ModelException failure =
        failureOf(
            429,
            error(
                "RESOURCE_EXHAUSTED",
                "{'violations':[{'quotaId':'GenerateRequestsPerMinutePerProject'}]},"
                    + "{'@type':'type.googleapis.com/google.rpc.RetryInfo',"
                    + "'retryDelay':'34.5s'}"));

    assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failure.retryAfter()).contains(Duration.ofMillis(34_500));
  }

  @Test
  void namesTheVariablesOfAMissingKey() {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(
            () -> ChatModels.open(ModelSpec.parse("google:gemini"), variable -> Optional.empty()))
        .withMessageEndingWith("Set the environment variable GEMINI_API_KEY or GOOGLE_API_KEY.");
  }
}
