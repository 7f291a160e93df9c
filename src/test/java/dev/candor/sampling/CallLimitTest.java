package dev.candor.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CallLimitTest {

  private static final int MOST = 64;

  private final CallLimit limit = new CallLimit(MOST);

  /** Calls one after the other, of which the server refuses this share. */
  private void calls(int count, double refused) {
    Random luck = new Random(1);
    for (int i = 0; i < count; i++) {
      if (luck.nextDouble() < refused) {
        limit.refused(System.nanoTime());
      } else {
        limit.answered();
      }
    }
  }

  @Test
  void theFirstRefusalOfAnUnknownServerCounts() {
    limit.refused(System.nanoTime());
    assertThat(limit.now()).isBetween(40, 50);
  }

  @Test
  void callsUnderWayAtAStepBackAreNoReasonForAnother() {
    long before = System.nanoTime();
    limit.refused(System.nanoTime());
    int after = limit.now();
    for (int i = 0; i < MOST; i++) {
      limit.refused(before);
    }
    assertThat(limit.now()).isEqualTo(after);
  }

  @Test
  void aServerThatRefusesAllGetsOneCallAtATime() {
    calls(100, 1.0);
    assertThat(limit.now()).isOne();
  }

  /** A quota that others use up too, say: to ask less would not make them ask less. */
  @Test
  void aServerThatRefusesOneCallInFiveKeepsItsCalls() {
    calls(2000, 0.2);
    assertThat(limit.now()).isGreaterThan(MOST / 2);
  }

  @Test
  void aServerThatRefusesEveryOtherCallGetsFew() {
    calls(2000, 0.5);
    assertThat(limit.now()).isLessThan(8);
  }

  @Test
  void theLimitClimbsBackToTheBoundAndNoFurther() {
    calls(100, 1.0);
    calls(8 * MOST, 0.0);
    assertThat(limit.now()).isEqualTo(MOST);
    calls(100, 0.0);
    assertThat(limit.now()).isEqualTo(MOST);
  }
}
