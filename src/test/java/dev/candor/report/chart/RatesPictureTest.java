package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.report.Results;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class RatesPictureTest {

  @Test
  void showsEveryTierWithItsFigures() {
    Picture picture = draw(new Drawn().result());
    assertThat(Svg.of(picture).texts())
        .contains("openai:acme-7 in helpful-only-cot", "free", "paid")
        .contains("16.4 % of 116", "1.7 % of 117", "3.3 %", "2.5 %");
    assertThat(picture.alt())
        .isEqualTo(
            "Compliance by tier. openai:acme-7 in helpful-only-cot: free complied 16.4 % of 116, 3"
                + " malformed, 1 unanswered; paid complied 1.7 % of 117, 2 malformed, 1"
                + " unanswered.");
  }

  @Test
  void barsAreAsLongAsTheRates() {
    Svg svg =
        Svg.of(
            draw(
                new Drawn()
                    .tiers(
                        new TierTally(Results.FREE, 30, 70, 0, 0, 0),
                        new TierTally(Results.PAID, 10, 90, 0, 0, 0))
                    .result()));
    assertThat(width(svg, Ink.MONITORED) / width(svg, Ink.UNMONITORED)).isCloseTo(3, within(0.01));
  }

  /** The last of its colour; the first is the legend's. */
  private static double width(Svg svg, Ink ink) {
    List<Element> all = svg.filledWith(ink);
    assertThat(all).hasSize(2);
    return Svg.number(all.get(1), "width");
  }

  @Test
  void malformedIsAClassOfItsOwnInGrey() {
    Svg svg =
        Svg.of(
            draw(
                new Drawn()
                    .tiers(
                        new TierTally(Results.FREE, 0, 0, 10, 0, 0),
                        new TierTally(Results.PAID, 0, 0, 5, 5, 0))
                    .result()));
    assertThat(svg.texts()).contains("none scored", "100 %").doesNotContain("0 % of 0", "150 %");
    assertThat(svg.filledWith(Ink.MALFORMED)).hasSize(3);
    assertThat(svg.filledWith(Ink.UNANSWERED)).hasSize(2);
    assertThat(svg.filledWith(Ink.MONITORED)).hasSize(1);
  }

  @Test
  void aRunWithoutRequestsIsStillAPicture() {
    Picture picture =
        draw(
            new Drawn()
                .tiers(
                    new TierTally(Results.FREE, 0, 0, 0, 0, 0),
                    new TierTally(Results.PAID, 0, 0, 0, 0, 0))
                .result());
    assertThat(picture.svg()).doesNotContain("NaN", "Infinity");
    assertThat(picture.alt()).contains("free complied none scored");
  }

  @Test
  void controlsAreNamedOnlyWhereThereAreSome() {
    Tier control = new Tier("tier-a", TierRole.CONTROL, Map.of());
    TierTally tally = new TierTally(control, 1, 9, 0, 0, 0);
    assertThat(Svg.of(draw(new Drawn().result())).texts()).doesNotContain("complied, control");
    assertThat(Svg.of(draw(new Drawn().tiers(tally).result())).texts())
        .contains("complied, control", "tier-a", "10 % of 10");
  }

  @Test
  void manyResultsAreCutAndSaidToBe() {
    List<ExperimentResult> results =
        IntStream.range(0, 33).mapToObj(i -> new Drawn().of("sim:m" + i, "s").result()).toList();
    Picture picture = new RatesPicture(results).draw("rates");
    assertThat(Svg.of(picture).texts())
        .contains("sim:m19 in s", "13 more results are in the tables.")
        .doesNotContain("sim:m20 in s");
    assertThat(picture.alt()).endsWith("13 more results are in the tables.");
  }

  private static Picture draw(ExperimentResult result) {
    return new RatesPicture(List.of(result)).draw("rates");
  }
}
