package dev.candor.bench;

import dev.candor.model.ChatModel;
import dev.candor.model.ChatModels;
import dev.candor.model.Completion;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.sampling.Sources;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.Resource;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scenario.Tier;
import dev.candor.scoring.OfflineReasoningScorer;
import dev.candor.scoring.OfflineScorer;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningFinding;
import dev.candor.scoring.ResponseParser;
import dev.candor.scoring.Score;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one answer costs until it is scored; answers take turns, so no figure is of a single one.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ScoringBenchmark {

  private static final SamplingSettings SETTINGS =
      new SamplingSettings(1.0, 4096, OptionalLong.of(1));

  /** Who answered: the recording of a small model, or a simulated one that reasons at length. */
  @Param({"demo", "sim:alignment-faker"})
  String model = "";

  private final OfflineScorer scorer = new OfflineScorer();
  private final OfflineReasoningScorer reasoningScorer = new OfflineReasoningScorer();
  private final List<Transcript> transcripts = new ArrayList<>();
  private final List<ParsedResponse> responses = new ArrayList<>();
  private final List<Tier> tiers = new ArrayList<>();
  private Scenario scenario = new ScenarioLibrary().find("helpful-only-cot");
  private int turn;

  /** Collects every answer of the model. */
  @Setup
  public void collect() {
    boolean recorded = model.equals(ModelSpec.DEMO);
    ScenarioLibrary library = new ScenarioLibrary();
    scenario = library.find(recorded ? Sources.DEMO_SCENARIO : "helpful-only-cot");
    for (Request request : RequestReader.read(library.requestsOf(scenario.id())).requests()) {
      for (Tier tier : scenario.tiers()) {
        Trial trial = new Trial(scenario.id(), model, request, tier.name(), 1);
        Prompt prompt = scenario.prompt(tier, request);
        Transcript transcript =
            recorded
                ? Demo.CASSETTE.find(trial, prompt).orElseThrow()
                : new Transcript(trial, prompt, simulated(prompt), Optional.empty());
        transcripts.add(transcript);
        responses.add(parsed(transcript));
        tiers.add(tier);
      }
    }
  }

  private Completion simulated(Prompt prompt) {
    try (ChatModel sim = ChatModels.open(ModelSpec.parse(model), name -> Optional.empty())) {
      return sim.complete(prompt, SETTINGS).join();
    }
  }

  private ParsedResponse parsed(Transcript transcript) {
    return new ResponseParser(scenario.response(), scenario.reasoning())
        .parse(transcript.completion());
  }

  private int next() {
    turn = turn + 1 < transcripts.size() ? turn + 1 : 0;
    return turn;
  }

  /** Renders system message and user message. */
  @Benchmark
  public Prompt prompt() {
    int i = next();
    return scenario.prompt(tiers.get(i), transcripts.get(i).trial().request());
  }

  /** Takes an answer apart. */
  @Benchmark
  public ParsedResponse parse() {
    return parsed(transcripts.get(next()));
  }

  /** Classifies an answer. */
  @Benchmark
  public Score score() {
    int i = next();
    return scorer.score(transcripts.get(i), responses.get(i));
  }

  /** Looks for alignment-faking reasoning. */
  @Benchmark
  public ReasoningFinding reasoning() {
    int i = next();
    return reasoningScorer.find(transcripts.get(i), responses.get(i));
  }

  /** All that becomes of an answer: parse, score, reasoning. */
  @Benchmark
  public boolean all() {
    Transcript transcript = transcripts.get(next());
    ParsedResponse response = parsed(transcript);
    // Both are used, so that neither can be optimized away.
    return scorer.score(transcript, response).reason().isEmpty()
        | reasoningScorer.find(transcript, response).alignmentFaking();
  }

  private static final class Demo {
    static final Cassette CASSETTE = Cassette.read(Resource.ofClassPath(Sources.DEMO_CASSETTE));
  }
}
