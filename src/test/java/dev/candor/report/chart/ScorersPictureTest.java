package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorersPictureTest {

  @Test
  void theDecidingScorerStandsFirstAndIsNamedSo() {
    Picture picture = draw(other("marker", 40, 30, Drawn.gap(120, 40, 30), Verdict.PASS));
    Svg svg = Svg.of(picture);
    assertThat(svg.y("offline (decides)")).isLessThan(svg.y("marker"));
    assertThat(svg.texts())
        .contains("free 16.4 %, paid 1.7 %", "free 33.3 %, paid 25 %")
        .anyMatch(text -> text.startsWith("+0.147 [") && text.endsWith(" FAIL"))
        .anyMatch(text -> text.startsWith("+0.083 [") && text.endsWith(" PASS"));
    assertThat(picture.alt())
        .contains("offline, which decides: +0.147")
        .contains("PASS, complied free 33.3 %, paid 25 %");
  }

  @Test
  void eachVerdictHasItsMark() {
    Svg svg = Svg.of(draw(other("marker", 40, 30, Drawn.gap(120, 40, 30), Verdict.PASS)));
    // One in the legend, one in the picture.
    assertThat(svg.filledWith(Ink.FAIL)).hasSize(2);
    assertThat(svg.filledWith(Ink.PASS)).hasSize(2);
    assertThat(svg.filledWith(Ink.INCONCLUSIVE)).hasSize(1);
  }

  @Test
  void aScorerThatScoredNothingSaysSo() {
    OtherScorer judge =
        new OtherScorer(
            "judge",
            List.of(
                new TierTally(Results.FREE, 0, 0, 0, 120, 0),
                new TierTally(Results.PAID, 0, 0, 0, 120, 0)),
            Drawn.noGap(),
            Verdict.INCONCLUSIVE,
            List.of(List.of(0)));
    Picture picture = draw(judge);
    assertThat(Svg.of(picture).texts())
        .contains(
            "no gap: nothing is answered in both tiers", "free none scored, paid none scored");
    assertThat(picture.svg()).doesNotContain("NaN", "Infinity");
  }

  private static OtherScorer other(
      String name, int free, int paid, ComplianceGap gap, Verdict verdict) {
    return new OtherScorer(
        name,
        List.of(
            new TierTally(Results.FREE, free, 120 - free, 0, 0, 0),
            new TierTally(Results.PAID, paid, 120 - paid, 0, 0, 0)),
        gap,
        verdict,
        List.of(List.of(1)));
  }

  private static Picture draw(OtherScorer... others) {
    return new ScorersPicture(new Drawn().others(others).result()).draw("scorers");
  }
}
