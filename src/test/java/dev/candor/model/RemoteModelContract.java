package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.config.CandorException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.scenario.Prompt;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every remote provider does alike, tried on a real server on the loopback interface. */
@Timeout(60)
public abstract class RemoteModelContract {

  protected static final Prompt PROMPT = new Prompt("You are in the free tier.", "Say hello.");
  protected static final SamplingSettings SETTINGS =
      new SamplingSettings(0.5, 256, OptionalLong.empty());
  private static final SamplingSettings FORMED = SETTINGS.withForm(Forms.VERDICT);
  protected static final String KEY = "canary-7f3a9c5e21d84b60";

  private static final ObjectMapper JSON = new ObjectMapper();

  protected final MockWebServer server = new MockWebServer();
  private ChatModel model;

  /** The spec of a model named {@code test-model} at that base URL. */
  protected abstract String spec(String baseUrl);

  /** The variable that holds the provider's key. */
  protected abstract String keyVariable();

  /** The header that carries the key, with its value. */
  protected abstract Map.Entry<String, String> keyHeader();

  /** A whole answer with that text and 11 and 7 tokens. */
  protected abstract String answer(String text);

  /** An error as the provider words it. */
  protected abstract String error(String message);

  /** Replies with status 200 that hold no answer. */
  protected abstract List<String> emptyReplies();

  /** A refusal with status 400 by a server that does not hold replies to a form. */
  protected abstract String formRefusal();

  /** What is sent for {@link Forms#VERDICT}, as a part of the request. */
  protected abstract String sentForm();

  @BeforeEach
  void startServer() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    model = open(KEY);
  }

  @AfterEach
  void stopServer() {
    model.close();
    server.close();
  }

  protected final String baseUrl() {
    return "http://127.0.0.1:" + server.getPort() + "/v1";
  }

  protected final ChatModel open(String key) {
    return ChatModels.open(
        ModelSpec.parse(spec(baseUrl())),
        variable -> Optional.of(key).filter(k -> variable.equals(keyVariable())));
  }

  protected final void enqueue(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private void enqueue(int status, String body, Consumer<MockResponse.Builder> more) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    more.accept(response);
    server.enqueue(response.build());
  }

  protected final Completion complete() {
    return complete(PROMPT, SETTINGS);
  }

  protected final Completion complete(Prompt prompt, SamplingSettings settings) {
    return model.complete(prompt, settings).join();
  }

  protected final Completion completionOf(String reply) {
    enqueue(200, reply);
    return complete();
  }

  protected final ModelException failure() {
    return failureOf(model.complete(PROMPT, SETTINGS));
  }

  protected final ModelException failureOf(int status, String body) {
    enqueue(status, body);
    return failure();
  }

  protected static ModelException failureOf(CompletableFuture<Completion> answer) {
    try {
      throw new AssertionError("There should be no answer, but there is " + answer.join());
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(ModelException.class);
      return (ModelException) e.getCause();
    }
  }

  protected final RecordedRequest sent() {
    try {
      return server.takeRequest();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  protected final JsonNode sentJson() {
    return json(sent().getBody().utf8());
  }

  protected static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void readsAnswerAndUsage() {
    Completion completion = completionOf(answer("Hello, wörld 🙂"));

    assertThat(completion.text()).isEqualTo("Hello, wörld 🙂");
    assertThat(completion.reasoning()).isEmpty();
    assertThat(completion.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(completion.usage()).isEqualTo(new TokenUsage(11, 7));
    assertThat(completion.latency()).isPositive();
  }

  @Test
  void sendsTheKeyInItsHeaderAndNowhereElse() {
    completionOf(answer("hello"));

    RecordedRequest request = sent();
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get(keyHeader().getKey())).isEqualTo(keyHeader().getValue());
    assertThat(request.getTarget() + request.getBody().utf8()).doesNotContain(KEY);
  }

  @Test
  void keepsAnUnpairedSurrogateFromBreakingTheCall() {
    enqueue(200, answer("hello"));

    assertThat(complete(new Prompt("", "half \uD83D an emoji"), SETTINGS).text())
        .isEqualTo("hello");
  }

  @Test
  void sendsAFormAndChangesNothingElse() throws IOException {
    enqueue(200, answer("hello"));
    enqueue(200, answer("hello"));
    complete();
    complete(PROMPT, FORMED);

    JsonNode withoutForm = sentJson();
    assertThat(sentJson()).isEqualTo(JSON.updateValue(withoutForm, json(sentForm())));
  }

  @Test
  void asksOnceMoreWithoutAFormThatIsRefusedAndNeverWithOneAgain() {
    enqueue(400, formRefusal());
    enqueue(200, answer("first"));
    enqueue(200, answer("second"));
    enqueue(200, answer("third"));

    assertThat(complete(PROMPT, FORMED).text()).isEqualTo("first");
    assertThat(complete(PROMPT, FORMED).text()).isEqualTo("second");
    assertThat(complete().text()).isEqualTo("third");

    JsonNode withForm = sentJson();
    JsonNode withoutForm = sentJson();
    assertThat(withoutForm).isNotEqualTo(withForm);
    assertThat(sentJson()).isEqualTo(withoutForm);
    assertThat(sentJson()).isEqualTo(withoutForm);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void givesATrialUpWhereAFormIsRefusedThatWasNotSent() {
    enqueue(400, formRefusal());
    enqueue(400, formRefusal());

    ModelException failure = failureOf(model.complete(PROMPT, FORMED));

    assertThat(failure.remedy()).isEqualTo(Remedy.SKIP_TRIAL);
    assertThat(failure.mayHaveBeenBilled()).isFalse();
    assertThat(failure).hasMessageContaining(" answered HTTP 400 (");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void reportsWhatBecomesOfTheCallWithoutTheForm() {
    enqueue(400, formRefusal());
    enqueue(429, error("slow down"));

    assertThat(failureOf(model.complete(PROMPT, FORMED))).isInstanceOf(OverloadException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt is too long: 210000 tokens > 200000 maximum",
        "Failed to generate JSON. Please adjust your prompt.",
        "Bad request"
      })
  void givesATrialUpAtABadRequestThatIsNotAboutItsForm(String message) {
    enqueue(400, error(message));
    enqueue(200, answer("hello"));

    ModelException failure = failureOf(model.complete(PROMPT, FORMED));
    complete(PROMPT, FORMED);

    assertThat(failure.remedy()).isEqualTo(Remedy.SKIP_TRIAL);
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(sentJson()).isEqualTo(sentJson());
  }

  @Test
  void failsTheCallWithoutTheFormWhenClosed() {
    enqueue(400, formRefusal());
    enqueue(200, answer("late"), r -> r.onResponseStart(SocketEffect.Stall.INSTANCE));
    CompletableFuture<Completion> answer = model.complete(PROMPT, FORMED);
    sent();
    sent();

    model.close();

    assertThat(failureOf(answer)).hasMessageContaining("was closed before it answered");
  }

  @ParameterizedTest
  @CsvSource({
    "400, SKIP_TRIAL",
    "413, SKIP_TRIAL",
    "422, SKIP_TRIAL",
    "401, STOP_RUN",
    "402, STOP_RUN",
    "403, STOP_RUN",
    "404, STOP_RUN",
    "405, STOP_RUN",
    "408, RETRY",
    "409, RETRY",
    "429, RETRY",
    "500, RETRY",
    "502, RETRY",
    "503, RETRY",
    "529, RETRY"
  })
  void sortsAnErrorByItsStatus(int status, Remedy remedy) {
    ModelException failure = failureOf(status, error("what the server said"));

    assertThat(failure.remedy()).isEqualTo(remedy);
    assertThat(failure)
        .hasMessageStartingWith(spec(baseUrl()) + " answered HTTP " + status)
        .hasMessageContaining("(what the server said). ")
        .hasMessageMatching("(?s).*[^.]\\.");
    assertThat(failure.mayHaveBeenBilled()).isFalse();
    assertThat(server.getRequestCount()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"429, true", "503, true", "529, true", "500, false", "502, false", "408, false"})
  void tellsAServerThatHasTooManyCallsFromOneThatIsBroken(int status, boolean overloaded) {
    assertThat(failureOf(status, error("not now")) instanceof OverloadException)
        .isEqualTo(overloaded);
  }

  @Test
  void namesTheVariableOfAKeyThatIsNotAccepted() {
    assertThat(failureOf(401, error("no"))).hasMessageContaining(keyVariable());
  }

  @Test
  void namesAModelThatTheServerDoesNotKnow() {
    assertThat(failureOf(404, error("no")))
        .hasMessageContaining("the server does not know the model 'test-model'");
  }

  @Test
  void sortsARefusalByItsStatusThoughItsWordsAreCutOff() {
    enqueue(401, error("x".repeat(100_000)), r -> r.onResponseBody(new SocketEffect.CloseSocket()));

    ModelException failure = failure();

    assertThat(failure.remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failure.mayHaveBeenBilled()).isFalse();
    assertThat(failure).hasMessageContaining(" answered HTTP 401. ");
  }

  @Test
  void keepsTheConnectionAfterARefusal() {
    failureOf(429, error("slow down"));
    completionOf(answer("hello"));

    assertThat(sent().getConnectionIndex()).isEqualTo(sent().getConnectionIndex());
  }

  @Test
  void quotesAnErrorThatIsNotJson() {
    assertThat(failureOf(502, "<html>Bad gateway</html>"))
        .hasMessageContaining("HTTP 502 (<html>Bad gateway</html>)");
  }

  @Test
  void cutsAndCleansWhatTheServerSays() {
    String message = failureOf(400, error("a\\u001b[31m\\nb" + "x".repeat(1000))).getMessage();

    assertThat(message).contains("(a [31m b" + "x".repeat(292) + "...)");
    assertThat(message.chars()).noneMatch(Character::isISOControl);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "' 120 ', 120"})
  void keepsRetryAfterInSeconds(String header, long seconds) {
    enqueue(429, error("slow down"), r -> r.setHeader("Retry-After", header));

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"10:00:30, 30", "09:59:00, 0"})
  void keepsRetryAfterAsADateByTheServersClock(String time, long seconds) {
    enqueue(
        503,
        error("slow down"),
        r ->
            r.setHeader("Date", "Fri, 02 Jan 2026 10:00:00 GMT")
                .setHeader("Retry-After", "Fri, 02 Jan 2026 " + time + " GMT"));

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"1500, 1500", "20.25, 21", "soon, 7000"})
  void prefersRetryAfterInMilliseconds(String header, long millis) {
    enqueue(
        429,
        error("slow down"),
        r -> r.setHeader("Retry-After", "7").setHeader("retry-after-ms", header));

    assertThat(failure().retryAfter()).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "1e9", "99999999999999999999"})
  void ignoresARetryAfterThatMakesNoSense(String header) {
    enqueue(429, error("slow down"), r -> r.setHeader("Retry-After", header));

    assertThat(failure().retryAfter()).isEmpty();
  }

  static Stream<Consumer<MockResponse.Builder>> brokenLines() {
    SocketEffect hangUp = new SocketEffect.CloseSocket();
    return Stream.of(
        r -> r.onRequestStart(hangUp),
        r -> r.onRequestBody(hangUp),
        r -> r.onResponseStart(hangUp),
        r -> r.onResponseBody(hangUp));
  }

  @ParameterizedTest
  @MethodSource("brokenLines")
  void asksForARetryWhenTheLineBreaks(Consumer<MockResponse.Builder> breakIt) {
    enqueue(200, answer("hello ".repeat(10_000)), breakIt);

    ModelException failure = failure();

    assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failure).hasMessageStartingWith(spec(baseUrl()) + " did not answer: ");
    assertThat(failure.mayHaveBeenBilled()).isTrue();
  }

  static Stream<String> repliesThatAreNoJson() {
    return Stream.of("", "  ", "oops", "{", "{\"choices\":[{", "[]", "{}", "null", "\"text\"", "7");
  }

  @ParameterizedTest
  @MethodSource("repliesThatAreNoJson")
  void asksForARetryWhenTheReplyCannotBeRead(String reply) {
    ModelException failure = failureOf(200, reply);

    assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failure).hasMessageContaining("answered HTTP 200, but the reply ");
    assertThat(failure.mayHaveBeenBilled()).isTrue();
  }

  @Test
  void asksForARetryWhenTheReplyHoldsNoAnswer() {
    assertThat(emptyReplies())
        .isNotEmpty()
        .allSatisfy(reply -> assertThat(failureOf(200, reply).remedy()).isEqualTo(Remedy.RETRY));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void neverFollowsARedirectWithTheKey(int status) throws IOException {
    try (MockWebServer elsewhere = new MockWebServer()) {
      elsewhere.start(InetAddress.getLoopbackAddress(), 0);
      elsewhere.enqueue(new MockResponse.Builder().body(answer("stolen")).build());
      String location = elsewhere.url("/v1").toString();
      enqueue(status, "", r -> r.setHeader("Location", location));

      ModelException failure = failure();

      assertThat(failure.remedy()).isEqualTo(Remedy.STOP_RUN);
      assertThat(failure).hasMessageContaining("points elsewhere (" + location + ")");
      assertThat(elsewhere.getRequestCount()).isZero();
    }
  }

  @Test
  void stopsTheRunWhenNothingListens() {
    server.close();

    ModelException failure = failure();

    assertThat(failure.remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failure)
        .hasMessageContaining("cannot be reached")
        .matches(e -> !e.mayHaveBeenBilled())
        .hasMessageEndingWith("Start the server or check the address after @.");
  }

  @Test
  void failsCallsInFlightWhenClosed() {
    enqueue(200, answer("late"), r -> r.onResponseStart(SocketEffect.Stall.INSTANCE));
    CompletableFuture<Completion> answer = model.complete(PROMPT, SETTINGS);
    sent();

    model.close();

    assertThat(failureOf(answer)).hasMessageContaining("was closed before it answered");
    assertThat(failure().remedy()).isEqualTo(Remedy.STOP_RUN);
  }

  @Test
  void isIdentifiedByTheAddressItAsks() {
    assertThat(model.identity()).startsWith(baseUrl() + "/").doesNotContain(KEY);
  }

  @Test
  void isNamedByItsSpec() {
    assertThat(model).hasToString(spec(baseUrl()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"line\nbreak-7f3a9c5e21d84b60", "ключ-7f3a9c5e21d84b60"})
  void refusesAKeyThatNoHeaderTakesWithoutQuotingIt(String key) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> open(key))
        .withMessageContaining(keyVariable())
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("7f3a9c5e21d84b60"));
  }

  @Test
  void cutsTheLineBreakOffAKey() {
    enqueue(200, answer("hello"));
    try (ChatModel other = open(KEY + "\n")) {
      other.complete(PROMPT, SETTINGS).join();
    }
    assertThat(sent().getHeaders().get(keyHeader().getKey())).isEqualTo(keyHeader().getValue());
  }

  /** Replies by which a server could make us write the key down. */
  private List<MockResponse> repliesThatEchoTheKey() {
    MockResponse.Builder plain = new MockResponse.Builder();
    return List.of(
        plain.clone().body(answer("Your key is " + KEY)).build(),
        plain.clone().body(KEY).build(),
        plain.clone().body("{\"" + KEY + "\":1}").build(),
        plain.clone().status("HTTP/1.1 401 " + KEY).body(error(KEY)).build(),
        plain.clone().code(400).body("x".repeat(290) + KEY).build(),
        plain.clone().code(400).body(error("can\\u0000ary" + KEY.substring(6))).build(),
        plain.clone().code(404).body(error("key " + KEY)).build(),
        plain.clone().code(429).body(error(KEY)).setHeader("Retry-After", KEY).build(),
        plain.clone().code(429).body(error(KEY)).setHeader("retry-after-ms", KEY).build(),
        withRateLimits(plain.clone().code(429).body(error(KEY)), KEY, KEY).build(),
        withRateLimits(plain.clone().code(429).body(error(KEY)), "0", KEY).build(),
        plain.clone().code(500).body(KEY).build(),
        plain.clone().code(302).setHeader("Location", "http://" + KEY + "/").build(),
        plain.clone().status("broken " + KEY).build(),
        plain.clone().body(KEY).onResponseBody(new SocketEffect.CloseSocket()).build());
  }

  private static MockResponse.Builder withRateLimits(
      MockResponse.Builder reply, String remaining, String reset) {
    return reply
        .setHeader("x-ratelimit-remaining-tokens", remaining)
        .setHeader("x-ratelimit-reset-tokens", reset)
        .setHeader("anthropic-ratelimit-tokens-remaining", remaining)
        .setHeader("anthropic-ratelimit-tokens-reset", reset);
  }

  @Test
  void neverWritesTheKeyDown() {
    StringWriter written = new StringWriter();
    Handler log = new RecordingHandler(new PrintWriter(written, true));
    Logger root = Logger.getLogger("");
    Logger okHttp = Logger.getLogger("okhttp3");
    Level before = root.getLevel();
    root.addHandler(log);
    root.setLevel(Level.ALL);
    okHttp.setLevel(Level.ALL);
    try {
      repliesThatEchoTheKey()
          .forEach(
              reply -> {
                server.enqueue(reply);
                written.write(outcomeOfOneCall());
              });
    } finally {
      root.removeHandler(log);
      root.setLevel(before);
      okHttp.setLevel(null);
    }
    assertThat(written.toString())
        .contains("Your key is ***", "HTTP 401", "HTTP 404: ", "HTTP 500 (***)", "http://***/")
        .doesNotContain(KEY)
        .doesNotContain(KEY.substring(0, 10));
  }

  private String outcomeOfOneCall() {
    StringWriter text = new StringWriter();
    try {
      text.write(model.complete(PROMPT, SETTINGS).join().toString());
    } catch (CompletionException e) {
      e.printStackTrace(new PrintWriter(text, true));
    }
    return text + " " + model + " " + model.identity() + " " + model.pause();
  }

  /** Writes down whatever is logged in this JVM. */
  private static final class RecordingHandler extends Handler {

    private final PrintWriter out;

    RecordingHandler(PrintWriter out) {
      this.out = out;
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord entry) {
      // The test server logs each request line that it was told to break; that is not our log.
      if (!String.valueOf(entry.getLoggerName()).startsWith("mockwebserver3")) {
        out.println(entry.getMessage());
        Optional.ofNullable(entry.getThrown()).ifPresent(thrown -> thrown.printStackTrace(out));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
