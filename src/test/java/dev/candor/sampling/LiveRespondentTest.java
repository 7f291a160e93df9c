package dev.candor.sampling;

import static dev.candor.transcript.Transcripts.PROMPT;
import static dev.candor.transcript.Transcripts.planned;
import static dev.candor.transcript.Transcripts.says;
import static dev.candor.transcript.Transcripts.trial;
import static dev.candor.transcript.Transcripts.trials;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ChatModel;
import dev.candor.model.Completion;
import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.OverloadException;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import dev.failsafe.spi.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class LiveRespondentTest {

  private static final SamplingSettings UNSEEDED =
      new SamplingSettings(0.7, 100, OptionalLong.empty());

  private final Clock clock = new Clock();
  private final CallLimit limit = new CallLimit(64);

  @AfterEach
  void stopTheClock() {
    clock.executor.shutdownNow();
  }

  @Test
  void anAnswerBecomesATranscriptOfItsTrial() {
    Transcript transcript = ask(new Scripted(call -> done("yes")));

    assertThat(transcript.trial()).isEqualTo(trial("1"));
    assertThat(transcript.prompt()).isEqualTo(PROMPT);
    assertThat(transcript.completion()).isEqualTo(says("yes"));
    assertThat(transcript.label()).isEmpty();
  }

  @Test
  void aFailureThatMayPassIsAskedAgain() {
    Scripted model = new Scripted(call -> call < 3 ? failed(Remedy.RETRY) : done("yes"));

    assertThat(ask(model).completion().text()).isEqualTo("yes");
    assertThat(model.settings).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(value = Remedy.class, mode = EnumSource.Mode.EXCLUDE, names = "RETRY")
  void aFailureThatWillNotPassIsNotAskedAgain(Remedy remedy) {
    Scripted model = new Scripted(call -> failed(remedy));

    assertThatThrownBy(() -> ask(model))
        .hasCauseInstanceOf(ModelException.class)
        .hasMessageContaining("call 1 failed");
    assertThat(model.settings).hasSize(1);
  }

  @Test
  void aFailureThatIsNoModelExceptionIsNotAskedAgain() {
    Scripted model =
        new Scripted(call -> CompletableFuture.failedFuture(new IllegalStateException("bug")));

    assertThatThrownBy(() -> ask(model)).hasCauseInstanceOf(IllegalStateException.class);
    assertThat(model.settings).hasSize(1);
  }

  @Test
  void afterSixteenAttemptsTheLastFailureStands() {
    Scripted model = new Scripted(call -> failed(Remedy.RETRY, call));

    assertThatThrownBy(() -> ask(model))
        .hasCauseInstanceOf(ModelException.class)
        .hasMessageContaining("call 16 failed");
    assertThat(model.settings).hasSize(16);
  }

  @ParameterizedTest
  @MethodSource("reasonsToStop")
  void onceTheRunHasToStopACallInFlightIsNotFollowedByAnother(Throwable reason) {
    CompletableFuture<Completion> slow = new CompletableFuture<>();
    Scripted model =
        new Scripted(call -> call == 1 ? slow : CompletableFuture.failedFuture(reason));
    LiveRespondent respondent = respondent(model, UNSEEDED);
    CompletableFuture<Transcript> first = respondent.answer(planned(trial("1")));
    model.awaitCall();
    CompletableFuture<Transcript> second = respondent.answer(planned(trial("2")));
    assertThatThrownBy(second::join).hasCause(reason);

    slow.completeExceptionally(new ModelException(Remedy.RETRY, "call 1 failed", "Wait"));

    assertThatThrownBy(first::join).hasMessageContaining("call 1 failed");
    assertThat(model.settings).hasSize(2);
  }

  static List<Throwable> reasonsToStop() {
    return List.of(
        new ModelException(Remedy.STOP_RUN, "The key is wrong", "Mend it"),
        new IllegalStateException("bug"));
  }

  @Test
  void onceTheRunHasToStopATrialThatWaitsForItsRetryWaitsNoLonger() throws Exception {
    clock.holdsRetries = true;
    Scripted model = new Scripted(call -> failed(call == 1 ? Remedy.RETRY : Remedy.STOP_RUN, call));
    LiveRespondent respondent = respondent(model, UNSEEDED);
    CompletableFuture<Transcript> first = respondent.answer(planned(trial("1")));
    Callable<?> retry = clock.held.take();
    CompletableFuture<Transcript> second = respondent.answer(planned(trial("2")));
    assertThatThrownBy(second::join).hasMessageContaining("call 2 failed");

    assertThatThrownBy(first::join).hasMessageContaining("call 1 failed");
    clock.executor.submit(retry).get();
    assertThat(model.settings).hasSize(2);
  }

  @Test
  void whyCallsWaitToBeRepeatedIsKnownAsLongAsTheyDo() throws Exception {
    clock.holdsRetries = true;
    Scripted model = new Scripted(call -> call == 1 ? failed(Remedy.RETRY, call) : done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);
    assertThat(respondent.trouble()).isEmpty();
    CompletableFuture<Transcript> answer = respondent.answer(planned(trial("1")));
    Callable<?> retry = clock.held.take();
    assertThat(respondent.trouble().orElseThrow()).startsWith("call 1 failed");
    clock.executor.submit(retry).get();
    answer.join();
    assertThat(respondent.trouble()).isEmpty();
  }

  @Test
  void repeatsAreCounted() {
    Scripted model = new Scripted(call -> call < 4 ? failed(Remedy.RETRY) : done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);

    respondent.answer(planned(trial("1"))).join();

    assertThat(respondent.retries()).isEqualTo(3);
  }

  @Test
  void aServerThatHasTooManyCallsGetsFewerAndOneThatAnswersGetsMore() {
    Scripted model =
        new Scripted(
            call ->
                call == 1
                    ? CompletableFuture.failedFuture(
                        new OverloadException("Too many", "Wait", Optional.empty()))
                    : done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);

    respondent.answer(planned(trial("1"))).join();
    int shrunk = limit.now();
    trials(16).forEach(trial -> respondent.answer(planned(trial)).join());

    assertThat(shrunk).isLessThan(64);
    assertThat(limit.now()).isGreaterThan(shrunk);
  }

  @Test
  void aFailureThatIsNotOverloadLeavesTheLimit() {
    ask(new Scripted(call -> call == 1 ? failed(Remedy.RETRY) : done("yes")));

    assertThat(limit.now()).isEqualTo(64);
  }

  @Test
  void theKeyHoldsAllThatShapesTheAnswer() {
    Scripted model = new Scripted(call -> done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);

    assertThat(respondent.key(trial("1"), PROMPT))
        .isEqualTo(respondent(model, UNSEEDED).key(trial("1"), PROMPT))
        .isNotEqualTo(respondent.key(trial("1", "paid", 1), PROMPT))
        .isNotEqualTo(respondent.key(trial("1", "free", 2), PROMPT))
        .isNotEqualTo(respondent.key(trial("1"), new Prompt("another", PROMPT.user())))
        .isNotEqualTo(respondent(model, UNSEEDED.withSeed(1)).key(trial("1"), PROMPT));
    model.identity = "elsewhere";
    assertThat(respondent(model, UNSEEDED).key(trial("1"), PROMPT))
        .isNotEqualTo(respondent.key(trial("1"), PROMPT));
  }

  @Test
  void aTrialThatIsGivenUpLeavesTheOthersTheirRetries() {
    Scripted model =
        new Scripted(
            call ->
                call == 1
                    ? failed(Remedy.SKIP_TRIAL)
                    : call < 4 ? failed(Remedy.RETRY) : done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);
    assertThatThrownBy(() -> respondent.answer(planned(trial("1"))).join());

    assertThat(respondent.answer(planned(trial("2"))).join().completion().text()).isEqualTo("yes");
    assertThat(model.settings).hasSize(4);
  }

  @Test
  void withoutAWordOfTheServerTheWaitDoublesGiveOrTakeAQuarter() {
    assertThatThrownBy(() -> ask(new Scripted(call -> failed(Remedy.RETRY))));

    assertThat(clock.waits()).hasSize(15);
    for (int i = 0; i < 5; i++) {
      Duration middle = Duration.ofMillis(500L << i);
      assertThat(clock.waits().get(i))
          .isBetween(middle.multipliedBy(3).dividedBy(4), middle.multipliedBy(5).dividedBy(4));
    }
  }

  @Test
  void theServerIsNeverAskedBeforeTheTimeItNamed() {
    Duration named = Duration.ofSeconds(7);

    for (int run = 0; run < 10; run++) {
      assertThatThrownBy(() -> ask(new Scripted(call -> failedFor(named))));
    }

    assertThat(clock.waits())
        .hasSize(150)
        .allSatisfy(wait -> assertThat(wait).isBetween(named, named.multipliedBy(2)));
  }

  @Test
  void aServerThatNamesHoursIsAskedAgainWithinMinutes() {
    assertThatThrownBy(() -> ask(new Scripted(call -> failedFor(Duration.ofHours(5)))));

    assertThat(clock.waits())
        .hasSize(15)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10)));
  }

  @Test
  void aServerThatNamesNoTimeAtAllIsNotHammered() {
    assertThatThrownBy(() -> ask(new Scripted(call -> failedFor(Duration.ZERO))));

    assertThat(clock.waits())
        .hasSize(15)
        .allSatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(370)));
  }

  @Test
  void noSeedIsSentWhereNoneIsSet() {
    Scripted model = new Scripted(call -> done("yes"));

    ask(model);

    assertThat(model.settings).containsExactly(UNSEEDED);
  }

  @Test
  void everyTrialHasASeedOfItsOwnAndTheSameOneAgain() {
    SamplingSettings seeded = UNSEEDED.withSeed(42);
    List<Trial> trials = new ArrayList<>();
    for (Trial first : trials(50)) {
      for (String tier : List.of("free", "paid")) {
        IntStream.rangeClosed(1, 3).forEach(n -> trials.add(trial(first.request().id(), tier, n)));
      }
    }
    List<Long> seeds = seeds(new Scripted(call -> done("yes")), seeded, trials);

    assertThat(seeds).hasSize(300).doesNotHaveDuplicates();
    assertThat(seeds).allSatisfy(seed -> assertThat(seed).isBetween(0L, (1L << 31) - 1));
    assertThat(seeds(new Scripted(call -> done("yes")), seeded, trials)).isEqualTo(seeds);
    assertThat(seeds(new Scripted(call -> done("yes")), UNSEEDED.withSeed(43), trials))
        .doesNotContainAnyElementsOf(seeds.subList(0, 20));
  }

  @Test
  void aRetryKeepsTheSeed() {
    Scripted model = new Scripted(call -> call < 3 ? failed(Remedy.RETRY) : done("yes"));

    List<Long> seeds = seeds(model, UNSEEDED.withSeed(42), trials(1));

    assertThat(seeds).hasSize(3);
    assertThat(Set.copyOf(seeds)).hasSize(1);
  }

  @Test
  void aModelsOwnSeedServesWhereTheUserSetsNone() {
    Scripted model = new Scripted(call -> done("yes"));
    model.defaultSeed = OptionalLong.of(9);

    assertThat(seeds(model, UNSEEDED, trials(1)))
        .containsExactly((long) TrialSeed.of(9, trials(1).get(0)));
    assertThat(seeds(model, UNSEEDED.withSeed(10), trials(1)))
        .endsWith((long) TrialSeed.of(10, trials(1).get(0)));
  }

  @Test
  void theSeedOfATrialStaysTheSameFromVersionToVersion() {
    assertThat(TrialSeed.of(42, trial("1"))).isEqualTo(1009102253);
  }

  @Test
  void theModelIsClosedInTheEnd() {
    Scripted model = new Scripted(call -> done("yes"));
    LiveRespondent respondent = respondent(model, UNSEEDED);

    respondent.close();
    assertThat(model.closed).isTrue();
  }

  private LiveRespondent respondent(Scripted model, SamplingSettings settings) {
    return new LiveRespondent(
        model, "test:model", trial -> settings, limit, Spending.none(), clock);
  }

  private Transcript ask(Scripted model) {
    return respondent(model, UNSEEDED).answer(planned(trial("1"))).join();
  }

  /** The seeds that the model has been sent, in the order of the trials. */
  private List<Long> seeds(Scripted model, SamplingSettings settings, List<Trial> trials) {
    LiveRespondent respondent = respondent(model, settings);
    trials.forEach(trial -> respondent.answer(planned(trial)).join());
    return model.settings.stream().map(sent -> sent.seed().orElseThrow()).toList();
  }

  private static CompletableFuture<Completion> done(String text) {
    return CompletableFuture.completedFuture(says(text));
  }

  private static CompletableFuture<Completion> failed(Remedy remedy) {
    return failed(remedy, 1);
  }

  private static CompletableFuture<Completion> failed(Remedy remedy, int call) {
    return CompletableFuture.failedFuture(
        new ModelException(remedy, "call " + call + " failed", "Wait"));
  }

  private static CompletableFuture<Completion> failedFor(Duration wait) {
    return CompletableFuture.failedFuture(
        new ModelException(Remedy.RETRY, "Too many calls", "Wait", wait));
  }

  /** Waits for nothing, and remembers for how long it should have. */
  private static final class Clock implements Scheduler {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(1);
    private final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());
    private final BlockingQueue<Callable<?>> held = new LinkedBlockingQueue<>();
    private volatile boolean holdsRetries;

    @Override
    public ScheduledFuture<?> schedule(Callable<?> task, long delay, TimeUnit unit) {
      delays.add(Duration.ofNanos(unit.toNanos(delay)));
      if (holdsRetries && delay > 0) {
        held.add(task);
        return executor.schedule(() -> task, 1, TimeUnit.DAYS);
      }
      return executor.schedule(task, 0, unit);
    }

    /** The waits before retries; a first attempt waits for nothing. */
    List<Duration> waits() {
      return delays.stream().filter(delay -> !delay.isZero()).toList();
    }
  }

  /** A model that does what a test says at each call, counted from 1. */
  private static final class Scripted implements ChatModel {

    private final IntFunction<CompletableFuture<Completion>> script;
    private final List<SamplingSettings> settings = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch called = new CountDownLatch(1);
    private OptionalLong defaultSeed = OptionalLong.empty();
    private boolean closed;
    private String identity = "here";

    Scripted(IntFunction<CompletableFuture<Completion>> script) {
      this.script = script;
    }

    @Override
    public CompletableFuture<Completion> complete(Prompt prompt, SamplingSettings sent) {
      assertThat(prompt).isEqualTo(PROMPT);
      settings.add(sent);
      called.countDown();
      return script.apply(settings.size());
    }

    void awaitCall() {
      try {
        called.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public OptionalLong defaultSeed() {
      return defaultSeed;
    }

    @Override
    public String identity() {
      return identity;
    }

    @Override
    public int maxConcurrency() {
      return 3;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
