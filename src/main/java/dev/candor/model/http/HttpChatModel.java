package dev.candor.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * A model behind HTTP: one request, one reply, nothing hidden in between, except where the server
 * refuses the form of the reply: then the call is made once more without it, and later ones never
 * have it. It owns its connections, which {@link #close()} gives back; calls still in flight fail
 * then. Cancelling a future ends its call.
 */
public final class HttpChatModel implements ChatModel {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** More than any answer has; a server that sends more is broken. */
  private static final long MOST_BYTES = 16L << 20;

  private static final long MOST_REFUSAL_BYTES = 1L << 20;

  private final Endpoint endpoint;
  private final ChatApi api;
  private final RecentBodies bodies;
  private final Failures failures;
  private final OkHttpClient client;
  private volatile boolean closed;
  private volatile boolean reached;
  private volatile boolean refusesForms;
  private final Pause pause = new Pause();

  /**
   * Opens a model; nothing is sent before it is asked.
   *
   * @param endpoint where calls go
   * @param api how to talk there
   */
  public HttpChatModel(Endpoint endpoint, ChatApi api) {
    this.endpoint = endpoint;
    this.api = api;
    this.bodies = new RecentBodies(api);
    this.failures = new Failures(endpoint);
    this.client = HttpClients.create(endpoint.callTimeout());
  }

  @Override
  public CompletableFuture<Completion> complete(Prompt prompt, SamplingSettings settings) {
    CompletableFuture<Completion> answer = new CompletableFuture<>();
    Question question = new Question(prompt, settings);
    ask(refusesForms ? question.withoutForm() : question, answer);
    return answer;
  }

  private record Question(Prompt prompt, SamplingSettings settings) {

    boolean hasForm() {
      return settings.form().isPresent();
    }

    Question withoutForm() {
      return new Question(prompt, settings.withoutForm());
    }
  }

  private void ask(Question question, CompletableFuture<Completion> answer) {
    JsonBody body;
    try {
      body = new JsonBody(bodies.of(question.prompt(), question.settings()));
    } catch (ModelException e) {
      answer.completeExceptionally(e);
      return;
    }
    Call call = client.newCall(endpoint.request().post(body).build());
    answer.whenComplete(
        (completion, failure) -> {
          if (answer.isCancelled()) {
            call.cancel();
          }
        });
    call.enqueue(new Reply(question, answer, body, System.nanoTime()));
  }

  /** The URL that is asked, which says more than a spec with a short name; no key is in it. */
  @Override
  public String identity() {
    return endpoint.url().toString();
  }

  @Override
  public Duration pause() {
    return pause.left();
  }

  private Completion read(Response response, long startedAt) throws IOException {
    if (response.isRedirect()) {
      throw failures.redirect(
          response.code(), Optional.ofNullable(response.header("Location")).orElse(""));
    }
    byte[] bytes = response.isSuccessful() ? wholeBody(response) : startOfBody(response);
    Duration latency = Duration.ofNanos(System.nanoTime() - startedAt);
    JsonNode body;
    try {
      body = MAPPER.readTree(bytes);
    } catch (JsonProcessingException e) {
      if (response.isSuccessful()) {
        throw failures.malformed("is not JSON");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return refused(response, ServerError.ofText(response.code(), text), latency);
    }
    if (!response.isSuccessful()) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      return refused(response, ServerError.ofJson(response.code(), body, text), latency);
    }
    if (body.path("error").isObject()) {
      return refused(response, ServerError.ofReply(body), latency);
    }
    try {
      return masked(api.completion(body, latency));
    } catch (MalformedReplyException e) {
      throw failures.malformed(e.getMessage());
    }
  }

  private byte[] wholeBody(Response response) throws IOException {
    if (response.body().source().request(MOST_BYTES + 1)) {
      throw failures.malformed("is longer than " + (MOST_BYTES >> 20) + " MiB");
    }
    return response.body().bytes();
  }

  /** What a refusing server says; if that is cut off, its status says enough. */
  private static byte[] startOfBody(Response response) {
    try {
      return response.peekBody(MOST_REFUSAL_BYTES).bytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private Completion refused(Response response, ServerError error, Duration latency) {
    Fault fault = api.fault(error);
    if (fault == Fault.FILTERED) {
      return new Completion("", "", FinishReason.CONTENT_FILTER, TokenUsage.NONE, latency);
    }
    throw failures.refusal(
        error, fault, RetryAfter.of(response.headers()).or(() -> api.retryAfter(error)));
  }

  private Completion masked(Completion completion) {
    return endpoint
        .key()
        .map(
            key ->
                new Completion(
                    key.maskAnswer(completion.text()),
                    key.maskAnswer(completion.reasoning()),
                    completion.finishReason(),
                    completion.usage(),
                    completion.latency()))
        .orElse(completion);
  }

  @Override
  public void close() {
    closed = true;
    client.dispatcher().cancelAll();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  /** The model's spec. */
  @Override
  public String toString() {
    return endpoint.spec().toString();
  }

  /** Turns whatever comes back into the end of one future. */
  private final class Reply implements Callback {

    private final Question question;
    private final CompletableFuture<Completion> answer;
    private final JsonBody request;
    private final long startedAt;

    Reply(
        Question question, CompletableFuture<Completion> answer, JsonBody request, long startedAt) {
      this.question = question;
      this.answer = answer;
      this.request = request;
      this.startedAt = startedAt;
    }

    @Override
    public void onResponse(Call call, Response response) {
      reached = true;
      try (response) {
        pause.extend(RateLimits.pause(response.headers()));
        answer.complete(read(response, startedAt));
      } catch (FormRefusedException e) {
        onRefusedForm(e);
      } catch (ModelException e) {
        answer.completeExceptionally(e);
      } catch (IOException e) {
        onFailure(call, e);
      } catch (RuntimeException | Error e) {
        // A future that never ends would hang the run, be it a bug or an error.
        answer.completeExceptionally(
            failures.malformed("cannot be read: " + e.getClass().getSimpleName()));
      }
    }

    private void onRefusedForm(FormRefusedException refusal) {
      if (question.hasForm()) {
        refusesForms = true;
        ask(question.withoutForm(), answer);
      } else {
        answer.completeExceptionally(refusal);
      }
    }

    @Override
    public void onFailure(Call call, IOException failure) {
      answer.completeExceptionally(
          closed
              ? failures.closed(request.isSent())
              : failures.transport(failure, reached, request.isSent()));
    }
  }
}
