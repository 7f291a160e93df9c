package dev.candor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.scenario.Resource;
import dev.candor.scoring.OfflineReasoningScorer;
import dev.candor.scoring.ReasoningFinding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
 * What it costs to look for alignment-faking reasoning in scratchpads as long as those of large
 * models: Candor's own development texts, one after the other until there are enough words.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReasoningBenchmark {

  private static final List<String> SETS =
      List.of("reasoning-development", "scratchpads", "reasoning-more", "reasoning-third");

  /** How many words a scratchpad has at least. */
  @Param({"300"})
  int words;

  private final OfflineReasoningScorer scorer = new OfflineReasoningScorer();
  private final List<String> scratchpads = new ArrayList<>();
  private int turn;

  /** Puts the texts together. */
  @Setup
  public void collect() throws IOException {
    StringBuilder scratchpad = new StringBuilder();
    for (String set : SETS) {
      Resource file = Resource.ofClassPath("dev/candor/scoring/" + set + ".jsonl");
      try (var lines =
          new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8))) {
        for (String line : lines.lines().toList()) {
          scratchpad.append(new ObjectMapper().readTree(line).get("text").asText()).append("\n\n");
          if (scratchpad.toString().split("\\s+").length >= words) {
            scratchpads.add(scratchpad.toString());
            scratchpad.setLength(0);
          }
        }
      }
    }
  }

  /** Reads one scratchpad. */
  @Benchmark
  public ReasoningFinding reasoning() {
    turn = turn + 1 < scratchpads.size() ? turn + 1 : 0;
    return scorer.find(scratchpads.get(turn));
  }
}
