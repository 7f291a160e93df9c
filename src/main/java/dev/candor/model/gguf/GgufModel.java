package dev.candor.model.gguf;

import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A model in this JVM. Calls wait their turn and are answered by one daemon thread per slot.
 *
 * <p>An answer that would run past the context ends there, with finish reason {@code length}.
 */
final class GgufModel implements ChatModel {

  private final ModelSpec spec;
  private final String identity;
  private final Engine engine;
  private final ChatFormat format;
  private final ExecutorService workers;
  private volatile boolean closed;

  /**
   * A model.
   *
   * @param identity what tells the state of its file from others
   */
  GgufModel(ModelSpec spec, String identity, Engine engine, ChatFormat format) {
    this.spec = spec;
    this.identity = identity;
    this.engine = engine;
    this.format = format;
    this.workers =
        Executors.newFixedThreadPool(
            engine.slots(),
            task -> {
              Thread thread = new Thread(task, spec.provider());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int maxConcurrency() {
    return engine.slots();
  }

  @Override
  public CompletableFuture<Completion> complete(Prompt prompt, SamplingSettings settings) {
    CompletableFuture<Completion> answer = new CompletableFuture<>();
    long asked = System.nanoTime();
    try {
      workers.execute(() -> answer(answer, prompt, settings, asked));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(closedFailure());
    }
    return answer;
  }

  private void answer(
      CompletableFuture<Completion> answer, Prompt prompt, SamplingSettings settings, long asked) {
    try {
      answer.complete(write(prompt, settings, asked));
    } catch (ModelException e) {
      answer.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(
          new ModelException(
              Remedy.SKIP_TRIAL,
              spec + ": llama.cpp gave up on this prompt",
              "The run goes on without this trial",
              e));
    }
  }

  private Completion write(Prompt prompt, SamplingSettings settings, long asked) {
    if (closed) {
      throw closedFailure();
    }
    ChatPrompt text = format.format(prompt);
    int read = engine.promptTokens(text);
    int room = engine.contextTokens() - read;
    if (room < 1) {
      throw new ModelException(
          Remedy.SKIP_TRIAL,
          spec + ": the prompt has " + read + " tokens and the context " + engine.contextTokens(),
          "Shorten the request or the scenario's system message");
    }
    int limit = Math.min(settings.maxTokens(), room);
    Engine.Continuation written =
        engine.generate(text, settings.withMaxTokens(limit), () -> closed);
    if (closed) {
      throw closedFailure();
    }
    return new Completion(
        written.text().strip(), // a transcript goes on with a space
        "",
        written.tokens() < limit ? FinishReason.STOP : FinishReason.LENGTH,
        new TokenUsage(read, written.tokens()),
        Duration.ofNanos(System.nanoTime() - asked));
  }

  private ModelException closedFailure() {
    return new ModelException(
        Remedy.STOP_RUN, spec + " was asked after it was closed", "Open the model again");
  }

  /**
   * Ends the calls in flight, which fail, and stops llama.cpp. The binding gives the model's memory
   * back only when the JVM ends.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    workers.shutdown();
    try {
      // A worker looks at the flag after every token; while it runs, the engine must stay.
      if (workers.awaitTermination(1, TimeUnit.MINUTES)) {
        engine.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
