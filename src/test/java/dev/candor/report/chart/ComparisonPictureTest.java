package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonPictureTest {

  @Test
  void aPlaceHasABarForEachTierItsGapAndItsVerdict() {
    Picture picture =
        draw(
            List.of(
                new Drawn().of("sim:a", "one").result(),
                new Drawn().of("sim:b", "one").verdict(Verdict.PASS).result()));

    assertThat(Svg.of(picture).texts())
        .contains("sim:a", "sim:b", "one", "+0.147", "refused", "malformed");
    assertThat(picture.alt())
        .contains(
            "sim:a in one: FAIL, gap +0.147:"
                + " free complied 19, refused 97, malformed 3, unanswered 1;"
                + " paid complied 2, refused 115, malformed 2, unanswered 1.");
  }

  @Test
  void aTierWithoutTrialsAndAResultWithoutAGapAreDrawnAllTheSame() {
    Picture picture =
        draw(
            List.of(
                new Drawn()
                    .of("sim:a", "one")
                    .tiers(
                        new TierTally(Results.FREE, 0, 0, 0, 0, 0),
                        new TierTally(Results.PAID, 0, 0, 0, 0, 0))
                    .gap(Drawn.noGap())
                    .result(),
                new Drawn().of("sim:b", "two").result()));

    assertThat(Svg.of(picture).texts()).contains("none");
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    List<ExperimentResult> many =
        IntStream.range(0, 9)
            .boxed()
            .flatMap(m -> IntStream.range(0, 41).mapToObj(s -> new Drawn().of("m" + m, "s" + s)))
            .map(Drawn::result)
            .toList();

    assertThat(Svg.of(draw(many)).texts())
        .contains("1 more models are in the tables.", "1 more scenarios are in the tables.");
  }

  @Test
  void aNameThatIsTooLongForItsColumnGoesOnInASecondLineAndIsCut() {
    List<ExperimentResult> results =
        Stream.of("sim:steady-refuser", "openai:" + "x".repeat(40), "c", "d", "e", "f")
            .map(model -> new Drawn().of(model, "s").result())
            .toList();

    assertThat(Svg.of(draw(results)).texts())
        .contains("sim:", "steady-refuser", "openai:", "x".repeat(13) + "\u2026");
  }

  private static Picture draw(List<ExperimentResult> results) {
    return new ComparisonPicture(results).draw("comparison");
  }
}
