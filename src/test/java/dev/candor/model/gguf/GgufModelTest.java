package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.Forms;
import dev.candor.model.JsonForm;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GgufModelTest {

  private static final Prompt PROMPT = new Prompt("", "one two three");

  private final Scripted engine = new Scripted();
  private final GgufModel model =
      new GgufModel(ModelSpec.parse("gguf:tiny.gguf"), "42 bytes", engine, ChatFormat::transcript);

  @AfterEach
  void closes() {
    model.close();
  }

  @Test
  void reportsTheTextWithoutSpaceAroundItTokensAndLatency() {
    Completion completion = model.complete(PROMPT, settings(10)).join();

    assertThat(completion.text()).isEqualTo("an answer");
    assertThat(completion.usage()).isEqualTo(new TokenUsage(5, 2));
    assertThat(completion.latency()).isPositive();
  }

  @Test
  void finishesWithLengthExactlyWhenAllTokensThatWereAllowedWereWritten() {
    assertThat(model.complete(PROMPT, settings(3)).join().finishReason())
        .isEqualTo(FinishReason.STOP);
    assertThat(model.complete(PROMPT, settings(2)).join().finishReason())
        .isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void writesNoFurtherThanTheContextReaches() {
    model.complete(PROMPT, settings(4096)).join();

    assertThat(engine.limits).containsExactly(Scripted.CONTEXT - 5);
  }

  @Test
  void skipsATrialWhosePromptFillsTheContext() {
    Prompt tooLong = new Prompt("", "word ".repeat(Scripted.CONTEXT));

    assertThat(failureOf(model.complete(tooLong, settings(1))))
        .hasMessageContaining("the context 20")
        .extracting(ModelException::remedy)
        .isEqualTo(Remedy.SKIP_TRIAL);
  }

  @Test
  void sendsNoSeedThatLlamaCppWouldTakeForRandom() {
    for (long seed : new long[] {7, -1, 0xFFFFFFFFL, Long.MIN_VALUE}) {
      model.complete(PROMPT, new SamplingSettings(1, 4, OptionalLong.of(seed))).join();
    }
    model.complete(PROMPT, settings(4)).join();

    assertThat(engine.seeds).hasSize(5).startsWith(OptionalInt.of(7)).endsWith(OptionalInt.empty());
    assertThat(engine.seeds.subList(0, 4))
        .allSatisfy(seed -> assertThat(seed.getAsInt()).isNotNegative());
  }

  @Test
  void asksForAFormExactlyWhereOneIsSet() {
    model.complete(PROMPT, settings(4)).join();
    model.complete(PROMPT, settings(4).withForm(Forms.VERDICT)).join();

    assertThat(engine.forms).containsExactly(Optional.empty(), Optional.of(Forms.VERDICT));
  }

  @Test
  void skipsATrialThatLlamaCppGivesUp() {
    engine.failure = new IllegalStateException("no room");

    assertThat(failureOf(model.complete(PROMPT, settings(4))))
        .hasMessageContaining("gguf:tiny.gguf: llama.cpp gave up")
        .hasCause(engine.failure)
        .extracting(ModelException::remedy)
        .isEqualTo(Remedy.SKIP_TRIAL);
  }

  @Test
  void saysSoWhenItIsAskedAfterItWasClosed() {
    model.close();
    model.close();

    assertThat(failureOf(model.complete(PROMPT, settings(4))))
        .hasMessageContaining("was asked after it was closed")
        .extracting(ModelException::remedy)
        .isEqualTo(Remedy.STOP_RUN);
    assertThat(engine.closings).isEqualTo(1);
  }

  @Test
  void endsTheCallsInFlightBeforeTheEngineWhenItIsClosed() throws InterruptedException {
    engine.untilCancelled = true;
    CompletableFuture<Completion> writing = model.complete(PROMPT, settings(4));
    CompletableFuture<Completion> waiting = model.complete(PROMPT, settings(4));
    engine.started.await();

    model.close();

    for (CompletableFuture<Completion> call : List.of(writing, waiting)) {
      assertThat(failureOf(call)).hasMessageContaining("closed");
    }
    assertThat(engine.closedWhileWriting).isFalse();
    assertThat(engine.closings).isEqualTo(1);
  }

  private static SamplingSettings settings(int maxTokens) {
    return new SamplingSettings(1, maxTokens, OptionalLong.empty());
  }

  private static ModelException failureOf(CompletableFuture<Completion> call) {
    assertThatThrownBy(call::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ModelException.class);
    return (ModelException) call.handle((answer, failure) -> failure).join();
  }

  /** Answers two words without a model; a word is a token. */
  private static final class Scripted implements Engine {

    static final int CONTEXT = 20;

    final List<Integer> limits = new ArrayList<>();
    final List<Optional<JsonForm>> forms = new ArrayList<>();
    final List<OptionalInt> seeds = new ArrayList<>();
    final CountDownLatch started = new CountDownLatch(1);
    volatile RuntimeException failure;
    volatile boolean untilCancelled;
    volatile boolean writing;
    volatile boolean closedWhileWriting;
    volatile int closings;

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public int contextTokens() {
      return CONTEXT;
    }

    @Override
    public int promptTokens(ChatPrompt prompt) {
      return prompt.text().split("\\s+").length;
    }

    @Override
    public Continuation generate(
        ChatPrompt prompt, SamplingSettings settings, BooleanSupplier cancelled) {
      limits.add(settings.maxTokens());
      seeds.add(settings.foldedSeed());
      forms.add(settings.form());
      if (failure != null) {
        throw failure;
      }
      writing = true;
      started.countDown();
      while (untilCancelled && !cancelled.getAsBoolean()) {
        Thread.onSpinWait();
      }
      writing = false;
      return new Continuation(" an answer\n", 2);
    }

    @Override
    public void close() {
      closings++;
      closedWhileWriting = writing;
    }
  }
}
