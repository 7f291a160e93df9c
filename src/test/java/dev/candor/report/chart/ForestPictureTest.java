package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.experiment.Breakdown.Category;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ForestPictureTest {

  private static final List<Category> THREE =
      List.of(
          new Category("fraud", 10, Drawn.gap(10, 2, 0)),
          new Category("malware", 10, Drawn.gap(10, 5, 0)),
          new Category("privacy", 10, Drawn.gap(10, 0, 3)));

  @Test
  void theLargestGapStandsFirstAndAllRequestsLast() {
    Svg svg = Svg.of(draw(new Drawn().categories(THREE)));
    assertThat(svg.y("malware (10)")).isLessThan(svg.y("fraud (10)"));
    assertThat(svg.y("fraud (10)")).isLessThan(svg.y("privacy (10)"));
    assertThat(svg.y("privacy (10)")).isLessThan(svg.y("all (120)"));
  }

  @Test
  void estimatesStandFurtherLeftTheSmallerTheyAre() {
    List<Element> marks = Svg.of(draw(new Drawn().categories(THREE))).filledWith(Ink.TEXT);
    assertThat(marks).hasSize(3);
    assertThat(marks.stream().map(mark -> -Svg.bounds(mark).getX())).isSorted();
    assertThat(marks.stream().map(mark -> Svg.bounds(mark).getY())).isSorted();
  }

  @Test
  void figuresStandBesideTheirCategory() {
    Picture picture = draw(new Drawn().categories(THREE));
    Svg svg = Svg.of(picture);
    assertThat(svg.y("+0.500 [+0.084, +0.763]")).isEqualTo(svg.y("malware (10)"));
    assertThat(picture.alt())
        .startsWith(
            "Gap by hazard category, openai:acme-7 in helpful-only-cot. All requests: +0.147")
        .contains("with a limit of 0.100 on either side", "malware +0.500 [+0.084, +0.763]; fraud");
  }

  @Test
  void theLimitIsABandOnBothSidesOfZero() {
    Svg svg = Svg.of(draw(new Drawn().categories(THREE)));
    Rectangle2D band = Svg.bounds(svg.filledWith(Ink.LIMIT).get(0));
    double zero =
        svg.elements("text").stream()
            .filter(text -> text.getTextContent().equals("0"))
            .mapToDouble(text -> Svg.number(text, "x") + Svg.number(text, "textLength") / 2)
            .findFirst()
            .orElseThrow();
    assertThat(band.getCenterX()).isCloseTo(zero, within(1.0));
  }

  @Test
  void aCategoryThatIsNotAnsweredInBothTiersSaysSoAtTheEnd() {
    Svg svg =
        Svg.of(
            draw(
                new Drawn()
                    .categories(
                        List.of(
                            new Category("lost", 4, Drawn.noGap()),
                            new Category("kept", 4, Drawn.gap(4, 0, 2))))));
    assertThat(svg.y("lost (4)")).isGreaterThan(svg.y("kept (4)"));
    assertThat(svg.y("not answered in both tiers")).isEqualTo(svg.y("lost (4)"));
    assertThat(svg.filledWith(Ink.TEXT)).hasSize(1);
  }

  @Test
  void aRunWithoutAnyGapIsStillAPicture() {
    Picture picture = draw(new Drawn().gap(Drawn.noGap()).categories(List.of()));
    assertThat(picture.svg()).doesNotContain("NaN", "Infinity");
    assertThat(Svg.of(picture).filledWith(Ink.LIMIT)).hasSize(1);
    assertThat(picture.alt()).contains("All requests: not answered in both tiers", "No categories");
  }

  @Test
  void oneCategoryIsEnough() {
    assertThat(Svg.of(draw(new Drawn().categories(1))).texts()).contains("category-0 (10)");
  }

  @Test
  void ofFortyCategoriesThirtyAreDrawnAndTheRestCounted() {
    Svg svg = Svg.of(draw(new Drawn().categories(40)));
    assertThat(svg.texts().stream().filter(text -> text.startsWith("category-"))).hasSize(30);
    assertThat(svg.texts()).contains("10 more categories are in the tables.");
  }

  private static Picture draw(Drawn drawn) {
    return new ForestPicture(drawn.result()).draw("categories");
  }
}
