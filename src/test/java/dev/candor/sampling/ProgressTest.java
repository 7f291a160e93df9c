package dev.candor.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.sampling.Progress.Judging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lines come when the clock's task is run, which here the test does. */
class ProgressTest {

  private final List<String> lines = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private Progress.Count count = new Progress.Count(0, 0, 0, 0, OptionalDouble.empty());

  @AfterEach
  void stopTheClock() {
    clock.shutdownNow();
  }

  private Progress progress(long total) {
    return new Progress("run", total, false, () -> count, lines::add, nanos::get, clock);
  }

  /** Runs what waits for its time, as if that had come. */
  private void after(long seconds) {
    nanos.addAndGet(seconds * 1_000_000_000L);
    Runnable due = clock.getQueue().peek();
    assertThat(due).as("the next line").isNotNull();
    clock.getQueue().remove(due);
    due.run();
  }

  @Test
  void saysNothingOfARunThatIsOverInNoTime() {
    Progress progress = progress(10);
    nanos.addAndGet(4_000_000_000L);
    progress.end();

    assertThat(lines).isEmpty();
  }

  @Test
  void saysHowFarItIsHowFastWhatItHasPaidAndHowLongItWillTake() {
    Progress progress = progress(2000);
    count = new Progress.Count(500, 200, 1, 3, OptionalDouble.of(0.25));
    after(5);
    count = new Progress.Count(1500, 498, 2, 3, OptionalDouble.of(1.5));
    nanos.addAndGet(60_000_000_000L);
    progress.end();

    assertThat(lines)
        .containsExactly(
            "run: 701 of 2,000 (35 %), 100/s, 200 from the store, 1 error, 3 retries, $0.2500,"
                + " 13 s left",
            "run: 2,000 of 2,000 (100 %), 498 from the store, 2 errors, 3 retries, $1.50, done in"
                + " 65 s");
  }

  @Test
  void saysWhetherItIsTheModelOrTheJudgeThatKeepsItWaiting() {
    Progress progress = progress(2000);
    count = judged(0, Optional.of("The model is away."), new Judging(0, 0, Optional.empty()));
    after(5);
    count = judged(500, Optional.empty(), new Judging(1, 0, Optional.empty()));
    after(10);
    count =
        judged(
            500,
            Optional.empty(),
            new Judging(1024, 1200, Optional.of("No.\nHTTP 503." + "x".repeat(500))));
    after(20);
    count = judged(2000, Optional.empty(), new Judging(0, 1, Optional.empty()));
    progress.end();

    assertThat(lines.get(0)).endsWith("; the model fails: The model is away.");
    assertThat(lines.get(1)).endsWith("; the judge: 1 answer waits for it");
    assertThat(lines.get(2))
        .contains("; the judge: 1,024 answers wait for it, 1,200 retries, it fails: No.")
        .hasSizeLessThan(300)
        .hasLineCount(1);
    assertThat(lines.get(3)).contains("0 retries").contains(", 1 retry of the judge, done in");
  }

  private static Progress.Count judged(int asked, Optional<String> trouble, Judging judge) {
    return new Progress.Count(asked, 0, 0, 0, OptionalDouble.of(0), trouble, Optional.of(judge));
  }

  @Test
  void comesLessAndLessOften() {
    progress(10);
    long[] waits = new long[5];
    for (int i = 0; i < waits.length; i++) {
      waits[i] =
          Math.round(
              ((java.util.concurrent.Delayed) clock.getQueue().peek())
                      .getDelay(java.util.concurrent.TimeUnit.MILLISECONDS)
                  / 5000.0);
      after(1);
    }

    assertThat(waits).containsExactly(1, 2, 4, 6, 6); // times five seconds
  }

  @Test
  void survivesACountThatFailsAndARunOfNothing() {
    progress(0);
    count = null;
    after(5);
    count = new Progress.Count(0, 0, 0, 0, OptionalDouble.empty());
    after(10);

    assertThat(lines).hasSize(1).first().asString().startsWith("run: 0 of 0 (0 %)");
  }
}
