package dev.candor.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.model.Completion;
import dev.candor.model.Environment;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpChatModelTest {

  private static final Prompt PROMPT = new Prompt("", "Say hello.");
  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1, 64, OptionalLong.empty());
  private static final Environment KEYS =
      variable -> Optional.of("canary-7f3a9c5e21d84b60").filter(k -> variable.equals("THE_KEY"));

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void startServer() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  /** The smallest dialect: the reply's member {@code text} is the answer. */
  private static class Echo implements ChatApi {

    @Override
    public ObjectNode request(Prompt prompt, SamplingSettings settings) {
      return JsonNodeFactory.instance.objectNode().put("text", prompt.user());
    }

    @Override
    public Completion completion(JsonNode body, Duration latency) throws MalformedReplyException {
      return new Completion(
          Wire.text(body, "text"), "", FinishReason.STOP, TokenUsage.NONE, latency);
    }
  }

  private static Endpoint endpoint(String url, KeyRule rule) {
    return endpoint(url, rule, KEYS);
  }

  private static Endpoint endpoint(String url, KeyRule rule, Environment environment) {
    return Endpoint.open(
        new ModelSpec("echo", "acme-7", ""), HttpUrl.get(url), rule, environment, Map.of());
  }

  private static Endpoint endpoint(int port) {
    return endpoint("http://127.0.0.1:" + port + "/", KeyRule.bearer(false, List.of()));
  }

  private static ModelException failureOf(CompletableFuture<Completion> answer) {
    try {
      throw new AssertionError("There should be no answer, but there is " + answer.join());
    } catch (CompletionException e) {
      return (ModelException) e.getCause();
    }
  }

  @Test
  void keepsHundredsOfCallsInFlight() {
    int calls = 512;
    // The server answers nobody before everybody has asked.
    CyclicBarrier everybody = new CyclicBarrier(calls);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            try {
              everybody.await();
            } catch (BrokenBarrierException e) {
              return new MockResponse.Builder().code(500).build();
            }
            return new MockResponse.Builder().body("{\"text\":\"hello\"}").build();
          }
        });
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      List<CompletableFuture<Completion>> answers =
          IntStream.range(0, calls).mapToObj(i -> model.complete(PROMPT, SETTINGS)).toList();

      assertThat(answers).allSatisfy(a -> assertThat(a.join().text()).isEqualTo("hello"));
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().equals("candor-http"))
          .isNotEmpty()
          .allMatch(Thread::isDaemon);
    }
  }

  @Test
  void endsTheCallWhenItsFutureIsCancelled() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpChatModel model = new HttpChatModel(endpoint(listener.getLocalPort()), new Echo())) {
      CompletableFuture<Completion> answer = model.complete(PROMPT, SETTINGS);
      try (Socket connection = listener.accept()) {
        InputStream request = connection.getInputStream();
        assertThat(request.read()).isEqualTo('P');

        answer.cancel(true);

        // Nothing is ever answered: the stream ends only because the client hangs up.
        assertThat(new String(request.readAllBytes(), StandardCharsets.UTF_8))
            .startsWith("OST / HTTP/1.1");
      }
    }
  }

  @Test
  void saysHowLongItWaitedForAServerThatHangs() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpChatModel model =
            new HttpChatModel(
                endpoint(
                    "http://127.0.0.1:" + deaf.getLocalPort() + "/",
                    KeyRule.bearer(false, List.of()),
                    KEYS.withCallTimeout(Duration.ofMillis(250))),
                new Echo())) {
      ModelException failure = failureOf(model.complete(PROMPT, SETTINGS));

      assertThat(failure.remedy()).isEqualTo(Remedy.RETRY);
      assertThat(failure.mayHaveBeenBilled()).isTrue();
      assertThat(failure)
          .hasMessageContaining(
              "did not answer within 0.25 s. Ask again later; candor.timeout sets how long a call"
                  + " may take.");
    }
  }

  @Test
  void limitsTheWholeCallAndNotOnlyItsSilence() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"text\":\"" + "drop by drop ".repeat(100) + "\"}")
            .throttleBody(1, 20, TimeUnit.MILLISECONDS)
            .build());
    Endpoint endpoint =
        endpoint(
            "http://127.0.0.1:" + server.getPort() + "/",
            KeyRule.bearer(false, List.of()),
            KEYS.withCallTimeout(Duration.ofMillis(250)));
    try (HttpChatModel model = new HttpChatModel(endpoint, new Echo())) {
      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageContaining("did not answer within 0.25 s");
    }
  }

  @Test
  void isIdentifiedByTheUrlThatItAsks() {
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      assertThat(model.identity()).isEqualTo("http://127.0.0.1:" + server.getPort() + "/");
    }
  }

  @Test
  void pausesOnceALimitIsUsedUp() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"text\":\"hello\"}")
            .setHeader("x-ratelimit-remaining-requests", "0")
            .setHeader("x-ratelimit-reset-requests", "2m0s")
            .build());
    server.enqueue(new MockResponse.Builder().body("{\"text\":\"hello\"}").build());
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      assertThat(model.pause()).isZero();

      model.complete(PROMPT, SETTINGS).join();
      model.complete(PROMPT, SETTINGS).join();

      assertThat(model.pause()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(2));
    }
  }

  @Test
  void asksForARetryWhenADialectTripsOverAReply() {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    ChatApi clumsy =
        new Echo() {
          @Override
          public Completion completion(JsonNode body, Duration latency) {
            throw new IllegalStateException("the server said something odd");
          }
        };
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), clumsy)) {
      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageContaining("cannot be read: IllegalStateException")
          .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY));
    }
  }

  @Test
  void endsTheCallEvenWhereReadingTheReplyEndsInAnError() {
    server.enqueue(new MockResponse.Builder().body("{}").build());
    ChatApi bottomless =
        new Echo() {
          @Override
          public Completion completion(JsonNode body, Duration latency) {
            throw new StackOverflowError();
          }
        };
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), bottomless)) {
      // Without an end of its own the future would hang this test too.
      assertThat(failureOf(model.complete(PROMPT, SETTINGS).orTimeout(30, TimeUnit.SECONDS)))
          .hasMessageContaining("cannot be read: StackOverflowError")
          .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY));
    }
  }

  @Test
  void readsNoReplyWithoutEnd() {
    Buffer endless = new Buffer().write(new byte[(16 << 20) + 1]);
    server.enqueue(new MockResponse.Builder().body(endless).build());
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageContaining("longer than 16 MiB");
    }
  }

  @Test
  void namesTheServerInMessages() {
    server.enqueue(new MockResponse.Builder().code(500).build());
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageStartingWith(
              "echo:acme-7 at http://127.0.0.1:" + server.getPort() + " answered HTTP 500. ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void asksForARetryWhereAServerThatOnceAnsweredIsGone(int status) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body("{\"text\":\"hello\"}")
            .setHeader("Connection", "close")
            .build());
    try (HttpChatModel model = new HttpChatModel(endpoint(server.getPort()), new Echo())) {
      model.complete(PROMPT, SETTINGS).exceptionally(refusal -> null).join();
      server.close();

      assertThat(failureOf(model.complete(PROMPT, SETTINGS)))
          .hasMessageContaining("cannot be reached")
          .satisfies(e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY));
    }
  }

  static Stream<IOException> permanentFailures() {
    return Stream.of(
        new UnknownHostException("acme.invalid"),
        new NoRouteToHostException("No route to host"),
        new SSLPeerUnverifiedException("Hostname acme.test not verified"),
        (IOException)
            new SSLHandshakeException("PKIX path building failed")
                .initCause(new CertificateException("unable to find valid path")));
  }

  @ParameterizedTest
  @MethodSource("permanentFailures")
  void stopsTheRunWhereTheUserHasToMendSomething(IOException failure) {
    assertThat(new Failures(endpoint(1)).transport(failure, false, false).remedy())
        .isEqualTo(Remedy.STOP_RUN);
  }

  @Test
  void stopsTheRunAtACertificateThatIsNoLongerTrustedThoughTheServerOnceAnswered() {
    IOException failure = new SSLPeerUnverifiedException("Hostname acme.test not verified");

    assertThat(new Failures(endpoint(1)).transport(failure, true, false).remedy())
        .isEqualTo(Remedy.STOP_RUN);
  }

  @Test
  void anAddressThatDoesNotAnswerAtAllIsWaitedForOnlyIfItEverHas() {
    Failures failures = new Failures(endpoint(1));
    IOException timeout = new SocketTimeoutException("connect timed out");

    assertThat(failures.transport(timeout, false, false).remedy()).isEqualTo(Remedy.STOP_RUN);
    assertThat(failures.transport(timeout, true, false).remedy()).isEqualTo(Remedy.RETRY);
    assertThat(failures.transport(timeout, false, true).remedy()).isEqualTo(Remedy.RETRY);
  }

  static Stream<IOException> passingFailures() {
    return Stream.of(
        new InterruptedIOException("timeout"),
        new SSLException("Connection reset"),
        new IOException());
  }

  @ParameterizedTest
  @MethodSource("passingFailures")
  void asksForARetryWhereItMayPass(IOException failure) {
    ModelException worded = new Failures(endpoint(1)).transport(failure, false, false);

    assertThat(worded.remedy()).isEqualTo(Remedy.RETRY);
    assertThat(worded).hasMessageContaining(failure.getClass().getSimpleName());
    assertThat(worded.getMessage()).doesNotContain("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.acme.test/",
        "http://localhost:8000/",
        "http://app.localhost/",
        "http://127.0.0.1/",
        "http://127.1.2.3/",
        "http://[::1]/"
      })
  void sendsAKeyWhereNobodyElseReadsIt(String url) {
    assertThat(endpoint(url, KeyRule.bearer(false, List.of("THE_KEY"))).key()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.acme.test/", "http://10.0.0.7:8000/", "http://[fe80::1]/"})
  void sendsNoKeyInPlainText(String url) {
    Endpoint optional = endpoint(url, KeyRule.bearer(false, List.of("THE_KEY")));

    assertThat(optional.key()).isEmpty();
    assertThat(optional.keyAdvice()).contains("https://", "THE_KEY is not sent");
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> endpoint(url, KeyRule.header("x-api-key", List.of("THE_KEY"))))
        .withMessageContaining("plain HTTP");
  }

  @Test
  void hidesTheKeyInItsOwnDescription() {
    assertThat(endpoint("https://api.acme.test/", KeyRule.header("x-api-key", List.of("THE_KEY"))))
        .asString()
        .contains("THE_KEY=***")
        .doesNotContain("canary");
  }
}
