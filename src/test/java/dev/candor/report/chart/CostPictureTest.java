package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Cost;
import dev.candor.experiment.JudgeCost;
import dev.candor.model.TokenUsage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CostPictureTest {

  private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

  @Test
  void tokensAndDollarsStandInWords() {
    Picture picture = draw(cost(0, OptionalDouble.of(1.25), OptionalDouble.of(0.5)));
    assertThat(Svg.of(picture).texts())
        .contains("openai:acme-7 in helpful-only-cot", "$1.25 ($0.50 in this run)")
        .contains("600 read, 400 from the cache, 2,000 written");
    assertThat(picture.alt()).contains("2,000 written; $1.25 ($0.50 in this run).");
  }

  @Test
  void longNamesLeaveRoomForTheDollars() {
    Drawn drawn = new Drawn().of("x".repeat(99), "y".repeat(99));
    Cost cost = cost(3, OptionalDouble.of(1234.56), OptionalDouble.of(1000.5));
    Svg svg = Svg.of(new CostPicture(List.of(drawn.cost(cost).result())).draw("cost"));
    List<Element> words =
        svg.elements("text").stream()
            .filter(text -> text.getTextContent().matches("x+….*|at least.*"))
            .toList();
    assertThat(words).hasSize(2);
    assertThat(Svg.number(words.get(0), "x") + Svg.number(words.get(0), "textLength"))
        .isLessThan(Svg.number(words.get(1), "x"));
  }

  @Test
  void barsAreInProportion() {
    Svg svg = Svg.of(draw(cost(0, UNKNOWN, UNKNOWN)));
    double read = Svg.number(svg.filledWith(Ink.READ).get(1), "width");
    double cached = Svg.number(svg.filledWith(Ink.CACHED).get(1), "width");
    double written = Svg.number(svg.filledWith(Ink.WRITTEN).get(1), "width");
    assertThat(List.of(cached, read, written)).isSorted();
    assertThat(written / (read + cached)).isBetween(1.98, 2.02);
  }

  @Test
  void aPriceThatIsNotKnownIsNeverNothing() {
    Picture picture = draw(cost(0, UNKNOWN, UNKNOWN));
    assertThat(Svg.of(picture).texts()).contains("price not known");
    assertThat(picture.svg()).doesNotContain("$");
  }

  @Test
  void smallSumsAreMoreThanNothing() {
    assertThat(Svg.of(draw(cost(0, OptionalDouble.of(0.00042), OptionalDouble.of(0)))).texts())
        .contains("$0.00042 ($0.00 in this run)");
  }

  @Test
  void answersWithoutACountMakeItALowerBound() {
    OptionalDouble usd = OptionalDouble.of(2);
    assertThat(Svg.of(draw(cost(3, usd, usd))).texts())
        .contains("at least $2.00")
        .contains("600 read, 400 from the cache, 2,000 written; 3 answers uncounted");
  }

  @Test
  void theJudgeHasABillOfItsOwn() {
    Cost cost =
        new Cost(
            TokenUsage.NONE,
            0,
            OptionalDouble.of(0),
            OptionalDouble.of(0),
            0,
            0,
            Optional.of(
                new JudgeCost(
                    "openai:judge-1", 9, 0, 0, new TokenUsage(50, 10), UNKNOWN, UNKNOWN)));
    Picture picture = draw(cost);
    assertThat(Svg.of(picture).texts())
        .contains("its judge, openai:judge-1", "price not known", "$0.00")
        .contains("50 read, 0 from the cache, 10 written");
  }

  private static Cost cost(int uncounted, OptionalDouble usd, OptionalDouble spent) {
    TokenUsage usage = new TokenUsage(1000, 2000, 400, 0);
    return new Cost(usage, uncounted, usd, spent, 0, 0, Optional.empty());
  }

  private static Picture draw(Cost cost) {
    return new CostPicture(List.of(new Drawn().cost(cost).result())).draw("cost");
  }
}
