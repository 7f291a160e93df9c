package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.config.Settings;
import dev.candor.endurance.FaultyServer.Call;
import dev.candor.endurance.FaultyServer.Script;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.RequestOutcome;
import dev.candor.scenario.ScenarioLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a network does, every trial is answered, none is lost, and none is paid for twice. */
@Timeout(100)
class FaultsTest {

  private static final long SEED = 20260704;
  private static final int REQUESTS = 500;
  private static final int TRIALS = REQUESTS * 2 * 2;
  private static final int CONCURRENCY = 64;
  private static final double MOST_ANSWERS_PER_TRIAL = 1.02;

  @TempDir private Path folder;

  static Stream<Named<Script>> faults() {
    return Stream.of(
        Named.of("20 % refused with 429", call -> tooMany(call, 0.20).orElseGet(Reply::refusal)),
        Named.of(
            "10 % broken with 500",
            call -> when(call, 0.10, Reply.broken()).orElseGet(Reply::refusal)),
        Named.of("5 % dropped", call -> dropped(call, 0.05).orElseGet(Reply::refusal)),
        Named.of("5 % half bodies", call -> half(call, 0.05).orElseGet(Reply::refusal)),
        Named.of("1 % hanging", call -> hanging(call, 0.01).orElseGet(Reply::refusal)),
        Named.of(
            "all of them",
            call ->
                tooMany(call, 0.05)
                    .or(() -> when(call, 0.05, Reply.broken()))
                    .or(() -> dropped(call, 0.02))
                    .or(() -> half(call, 0.02))
                    .or(() -> hanging(call, 0.005))
                    .orElseGet(Reply::refusal)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyTrialIsAnsweredAndPaidForOnce(Script faults) throws IOException {
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(2), faults)) {
      allAreAnsweredOnce(server);
      assertThat(server.calls()).as("calls, the faults among them").isGreaterThan(TRIALS);
    }
  }

  @Test
  void aServerThatLosesItsCapacityForAWhileIsGivenNoMoreThanItTakesAndThenAllItCan()
      throws IOException {
    Capacity capacity = new Capacity();
    try (FaultyServer server = new FaultyServer(Duration.ofMillis(25), capacity)) {
      allAreAnsweredOnce(server);
    }
    assertThat(capacity.peakBefore.get()).as("in flight at first").isGreaterThan(48);
    assertThat(capacity.peakWhileCut.get())
        .as("in flight with room for 8, once that is known")
        .isBetween(6, 16);
    assertThat(capacity.peakAfter.get()).as("in flight in the end").isGreaterThan(32);
  }

  private void allAreAnsweredOnce(FaultyServer server) throws IOException {
    String store = folder.resolve("transcripts.db").toString();
    try (Experiments experiments = experiments(server, store);
        ExperimentRun run = experiments.start(experiments.all().get(0), line -> {})) {
      assertThat(IntStream.range(0, REQUESTS).mapToObj(run::outcome))
          .hasSize(REQUESTS)
          .allMatch(RequestOutcome::isAnsweredInEveryTier);
      ExperimentResult result = run.result();
      assertThat(result.tiers())
          .allSatisfy(
              tier -> {
                assertThat(tier.errors()).isZero();
                assertThat(tier.refused()).isEqualTo(REQUESTS * 2);
              });
    }
    Stores.holds(store, TRIALS);
    assertThat(server.bodies()).isEqualTo(TRIALS);
    assertThat(server.answers())
        .as("whole answers to %d trials", TRIALS)
        .isBetween(TRIALS, (int) (TRIALS * MOST_ANSWERS_PER_TRIAL));
  }

  private Experiments experiments(FaultyServer server, String store) throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("candor.model", server.spec());
    settings.put("candor.scenario", "helpful-only-cot");
    settings.put("candor.requests", Requests.write(folder, REQUESTS).toString());
    settings.put("candor.samples", "2");
    settings.put("candor.seed", Long.toString(SEED));
    settings.put("candor.concurrency", Integer.toString(CONCURRENCY));
    settings.put("candor.timeout", "2");
    settings.put("candor.store", store);
    return new Experiments(
        Settings.of(settings),
        new ScenarioLibrary(),
        variable ->
            Optional.of("key-of-no-account").filter(k -> variable.equals("OPENAI_API_KEY")));
  }

  /** In thirds of the answers: room for all, room for 8, room for all. */
  private static final class Capacity implements Script {

    private static final int CUT = 8;

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger peakBefore = new AtomicInteger();
    private final AtomicInteger peakWhileCut = new AtomicInteger();
    private final AtomicInteger peakAfter = new AtomicInteger();

    @Override
    public Reply reply(Call call) {
      int so = answered.get();
      boolean cut = so >= TRIALS / 3 && so < TRIALS * 2 / 3;
      if (so < TRIALS / 3) {
        peakBefore.accumulateAndGet(call.inFlight(), Math::max);
      } else if (cut && so >= TRIALS / 2) {
        peakWhileCut.accumulateAndGet(call.inFlight(), Math::max);
      } else if (!cut) {
        peakAfter.accumulateAndGet(call.inFlight(), Math::max);
      }
      if (cut && call.inFlight() > CUT) {
        return Reply.tooMany().with("retry-after-ms", "100");
      }
      answered.incrementAndGet();
      return Reply.refusal();
    }
  }

  private static Optional<Reply> tooMany(Call call, double rate) {
    return when(
        call,
        rate,
        luck(call, "which") < 0.5
            ? Reply.tooMany().with("Retry-After", "1")
            : Reply.tooMany().with("retry-after-ms", "120").with("Retry-After", "1"));
  }

  private static Optional<Reply> dropped(Call call, double rate) {
    Reply.End end = luck(call, "which") < 0.5 ? Reply.End.DROP : Reply.End.RESET;
    return when(call, rate, Reply.refusal().ending(end));
  }

  private static Optional<Reply> half(Call call, double rate) {
    return when(
        call,
        rate,
        luck(call, "which") < 0.5
            ? Reply.refusal().ending(Reply.End.HALF)
            : Reply.refusal().cutShort());
  }

  private static Optional<Reply> hanging(Call call, double rate) {
    return when(call, rate, Reply.refusal().ending(Reply.End.HANG));
  }

  private static Optional<Reply> when(Call call, double rate, Reply reply) {
    return luck(call, reply.end() + "" + reply.status()) < rate
        ? Optional.of(reply)
        : Optional.empty();
  }

  /** The same for the same attempt at the same trial, in whatever order they come. */
  private static double luck(Call call, String what) {
    return new Random(SEED + (call.body() + call.attempt() + what).hashCode()).nextDouble();
  }
}
