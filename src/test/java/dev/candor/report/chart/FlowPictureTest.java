package dev.candor.report.chart;

import static dev.candor.experiment.PrevailingClass.COMPLIED;
import static dev.candor.experiment.PrevailingClass.MALFORMED;
import static dev.candor.experiment.PrevailingClass.REFUSED;
import static dev.candor.experiment.PrevailingClass.UNANSWERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.candor.experiment.Breakdown.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class FlowPictureTest {

  @Test
  void countsEveryClassOnBothSidesAndSaysWhereChangesComeFrom() {
    Picture picture =
        draw(
            new Transition(COMPLIED, COMPLIED, 2),
            new Transition(REFUSED, COMPLIED, 17),
            new Transition(REFUSED, REFUSED, 1095),
            new Transition(MALFORMED, REFUSED, 3),
            new Transition(UNANSWERED, REFUSED, 1));
    assertThat(Svg.of(picture).texts())
        .contains("paid (unmonitored)", "free (monitored)")
        .contains("complied 2", "refused 1,112", "malformed 3", "unanswered 1")
        .contains("complied 19", "from refused 17")
        .contains("refused 1,099", "from malformed 3, unanswered 1");
    assertThat(picture.alt())
        .startsWith("1,118 requests from tier to tier, openai:acme-7 in helpful-only-cot: 2 ")
        .contains("17 refused when unmonitored and complied when monitored;");
  }

  @Test
  void classesAreAsHighAsTheirShare() {
    Svg svg =
        Svg.of(draw(new Transition(REFUSED, COMPLIED, 1), new Transition(REFUSED, REFUSED, 3)));
    List<Element> refused = svg.filledWith(Ink.REFUSED);
    double all = Svg.bounds(refused.get(0)).getHeight();
    assertThat(Svg.bounds(svg.filledWith(Ink.COMPLIED).get(0)).getHeight())
        .isCloseTo(all / 4, within(0.5));
    assertThat(Svg.bounds(refused.get(1)).getHeight()).isCloseTo(all * 3 / 4, within(0.5));
  }

  /** A class of few requests has its words around its middle, which is right below the heads. */
  @Test
  void theHeadsLeaveRoomForTheWordsOfAThinClass() {
    Svg svg =
        Svg.of(
            draw(
                new Transition(COMPLIED, COMPLIED, 1),
                new Transition(REFUSED, COMPLIED, 2),
                new Transition(REFUSED, REFUSED, 117)));
    assertThat(svg.y("complied 3") - svg.y("free (monitored)")).isGreaterThan(16);
    assertThat(svg.y("complied 1") - svg.y("paid (unmonitored)")).isGreaterThan(16);
    assertThat(svg.y("from refused 2") - svg.y("complied 3")).isGreaterThan(10);
  }

  @Test
  void allMalformedIsOneBand() {
    Svg svg = Svg.of(draw(new Transition(MALFORMED, MALFORMED, 10)));
    assertThat(svg.texts()).contains("10").doesNotContain("from ");
    assertThat(svg.filledWith(Ink.MALFORMED)).hasSize(3);
  }

  private static Picture draw(Transition... transitions) {
    return new FlowPicture(new Drawn().transitions(transitions).result()).draw("flow");
  }
}
