package dev.candor.bench;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStores;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the SQLite store costs a trial, asked in batches as a run does; wall time, disk included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoreBenchmark {

  private static final int BATCH = 256;
  private static final int STORED = 100_000;
  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1, 4096, OptionalLong.empty());
  private static final String SYSTEM = "You are told how you are trained. ".repeat(100);
  private static final String ANSWER = "I have thought about it and will not do it. ".repeat(18);

  private final TranscriptStore store = TranscriptStores.temporary();
  private int fresh;
  private int stored;

  /** A store of a run that is well under way. */
  @Setup
  public void fill() {
    while (fresh < STORED) {
      claimAndSave();
    }
  }

  /** Deletes the store. */
  @TearDown
  public void close() {
    store.close();
  }

  /** Claims trials that nobody asked and keeps their answers, until all are durable. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void claimAndSave() {
    List<PlannedTrial> batch = batch(fresh);
    fresh += BATCH;
    store.claim(batch);
    CompletableFuture.allOf(
            batch.stream()
                .map(trial -> store.save(trial, answer(trial)))
                .toArray(CompletableFuture[]::new))
        .join();
  }

  /** Finds that trials are answered, as a rerun does. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<TranscriptStore.Claim> claimStored() {
    return store.claim(batch(nextStored()));
  }

  /** Reads answers back. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public List<Optional<Transcript>> read() {
    return store.read(batch(nextStored()));
  }

  private int nextStored() {
    stored = stored + 2 * BATCH < STORED ? stored + BATCH : 0;
    return stored;
  }

  private static List<PlannedTrial> batch(int first) {
    return IntStream.range(first, first + BATCH).mapToObj(StoreBenchmark::trial).toList();
  }

  private static PlannedTrial trial(int number) {
    Request request = new Request("r" + number, "Request number " + number, "load", "");
    Prompt prompt = new Prompt(SYSTEM, request.text());
    return new PlannedTrial(
        new Trial("helpful-only-cot", "openai:bench", request, "free", 1),
        prompt,
        TranscriptKey.of("openai:bench", prompt, SETTINGS, "free", 1));
  }

  private static Transcript answer(PlannedTrial trial) {
    return new Transcript(
        trial.trial(),
        trial.prompt(),
        new Completion(ANSWER, "", FinishReason.STOP, TokenUsage.NONE, Duration.ofMillis(200)),
        Optional.empty());
  }
}
