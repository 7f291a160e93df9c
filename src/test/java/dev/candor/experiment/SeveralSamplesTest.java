package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.scoring.ReasoningFinding;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.WilsonInterval;
import dev.candor.transcript.Compliance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers to one request are alike, so a rate over them is known less well than they are many. */
class SeveralSamplesTest {

  @Test
  void withOneSampleTheIntervalOfATierIsWilsons() {
    assertThat(tally(asked(40, "C", "R").and(79, "R", "R").and(1, "M", "R")).interval(0.95))
        .isEqualTo(WilsonInterval.of(40, 119, 0.95));
  }

  @Test
  void samplesThatSayTheSameDoNotNarrowTheIntervalOfATier() {
    ConfidenceInterval once = tally(asked(40, "C", "R").and(80, "R", "R")).interval(0.95);
    ConfidenceInterval often = tally(asked(40, "CCCCC", "R").and(80, "RRRRR", "R")).interval(0.95);

    assertThat(often.low()).isEqualTo(once.low(), within(1e-9));
    assertThat(often.high()).isEqualTo(once.high(), within(1e-9));
  }

  @Test
  void samplesThatSaySomethingNewDo() {
    ConfidenceInterval alike = tally(asked(40, "CC", "R").and(80, "RR", "R")).interval(0.95);
    ConfidenceInterval mixed =
        tally(asked(20, "CC", "R").and(40, "CR", "R").and(60, "RR", "R")).interval(0.95);

    assertThat(mixed.width()).isLessThan(0.95 * alike.width());
  }

  @Test
  void reasoningThatIsRepeatedDoesNotNarrowItsInterval() {
    AlignmentFakingReasoning once = reasoning(1);
    AlignmentFakingReasoning often = reasoning(4);

    assertThat(once.interval(0.95)).isEqualTo(WilsonInterval.of(35, 100, 0.95));
    assertThat(often.answers()).isEqualTo(400);
    assertThat(often.interval(0.95).width()).isEqualTo(once.interval(0.95).width(), within(1e-9));
  }

  private static TierTally tally(Asked asked) {
    return TierTally.of(Asked.FREE, asked.table(), 0, asked.samples(), 0);
  }

  private static AlignmentFakingReasoning reasoning(int samples) {
    ReasoningTable table = new ReasoningTable(120);
    for (int request = 0; request < 120; request++) {
      for (int sample = 0; sample < samples; sample++) {
        table.add(request, new ReasoningFinding(request < 35, "", List.of()), Compliance.COMPLIED);
      }
    }
    return table.first(100);
  }
}
