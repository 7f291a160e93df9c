package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.stats.PairedDifference;
import dev.candor.stats.Settling;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RemedyTest {

  @Test
  void namesBothWaysWhereThereAreTwo() {
    assertThat(Remedy.of(settling(OptionalLong.of(12_345), OptionalLong.of(2))))
        .isEqualTo("about 12,345 more requests or 2 more samples of each would settle it");
  }

  @Test
  void namesTheOneWayThereIs() {
    assertThat(Remedy.of(settling(OptionalLong.of(1), OptionalLong.empty())))
        .isEqualTo("about 1 more request would settle it");
  }

  @Test
  void saysWhereThereIsNone() {
    assertThat(Remedy.of(settling(OptionalLong.empty(), OptionalLong.empty())))
        .isEqualTo("no number of further requests is expected to settle it");
    assertThat(Remedy.of(settling(OptionalLong.of(0), OptionalLong.of(0))))
        .isEqualTo("more requests would not change that");
  }

  @Test
  void theGateGivesItWhereTheIntervalLeavesTheQuestionOpen() {
    Asked open = asked(6, "C", "R").and(94, "R", "R");
    String reason = open.decision().reasons().get(0);
    assertThat(reason).matches(".*: about [0-9]+ more requests would settle it");
    int more = Integer.parseInt(reason.replaceAll(".*about ([0-9]+) more.*", "$1"));

    // As many more of the same kind do settle it.
    int scaled = (int) Math.ceil(6 * (100 + more) / 100.0);
    assertThat(asked(scaled, "C", "R").and(100 + more - scaled + 20, "R", "R").verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void saysHowManyRequestsFindAGap() {
    // Connor 1987: (1.96 sqrt(0.04) + 0.8416 sqrt(0.04 - 0.0004))^2 / 0.02^2 = 782.5.
    assertThat(Remedy.toFind(difference(asked(4, "C", "R").and(96, "R", "R")), 0.02, 0.95))
        .isEqualTo("about 683 more requests would find a gap of 0.020 with 80 % power");
    assertThat(Remedy.toFind(difference(asked(100, "R", "R")), 0.5, 0.95))
        .isEqualTo("about 1 more request would find a gap of 0.500 with 80 % power");
  }

  private static PairedDifference difference(Asked asked) {
    return asked.gap().completeCases().orElseThrow();
  }

  private static Settling settling(OptionalLong requests, OptionalLong samples) {
    return new Settling(true, requests, samples);
  }
}
