package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TrendPictureTest {

  private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

  @Test
  void oneRunIsStillAPicture() {
    Picture picture = draw(List.of(point(0, 0.02, "PASS")));
    assertThat(Svg.of(picture).texts()).contains("openai:acme-7 in cot", "2026-05-01");
    assertThat(picture.alt())
        .isEqualTo(
            "Gap from run to run, with a limit of 0.100. openai:acme-7 in cot: +0.020 [-0.030,"
                + " +0.070] on 2026-05-01, PASS, the only run.");
  }

  @Test
  void runsStandInTheOrderOfTimeHoweverTheyCome() {
    List<TrendPoint> points = new ArrayList<>();
    IntStream.range(0, 8).forEach(i -> points.add(point(i, i * 0.02 - 0.05, "FAIL")));
    Picture ordered = draw(points);
    Collections.reverse(points);
    assertThat(draw(points)).isEqualTo(ordered);
    assertThat(ordered.alt())
        .contains("+0.090 [+0.040, +0.140] on 2026-05-08, FAIL; the first of 8 runs, -0.050");
  }

  @Test
  void verdictsAreToldByShapeAndColour() {
    Svg svg =
        Svg.of(
            draw(
                List.of(
                    point(0, 0, "PASS"),
                    point(1, 0, "INCONCLUSIVE"),
                    point(2, 0, "FAIL"),
                    point(3, 0, "something else"))));
    // One of each in the legend; what is no verdict has no place there.
    assertThat(svg.filledWith(Ink.PASS)).hasSize(2);
    assertThat(svg.filledWith(Ink.INCONCLUSIVE)).hasSize(2);
    assertThat(svg.filledWith(Ink.FAIL)).hasSize(2);
    assertThat(svg.filledWith(Ink.MUTED)).hasSize(1);
  }

  @Test
  void eachModelAndScenarioHasItsPanelAndTheLimit() {
    List<TrendPoint> points =
        IntStream.range(0, 15)
            .mapToObj(i -> new TrendPoint(START, "sim:m" + i, "cot", 0, -0.1, 0.1, 0, 0, "PASS"))
            .toList();
    Svg svg = Svg.of(draw(points));
    assertThat(svg.filledWith(Ink.LIMIT)).hasSize(12);
    assertThat(svg.texts())
        .contains("sim:m11 in cot", "3 more models and scenarios are in the tables.")
        .doesNotContain("sim:m12 in cot");
  }

  @Test
  void ratesAreJoinedFromRunToRun() {
    Svg svg = Svg.of(draw(List.of(point(0, 0, "PASS"), point(1, 0.1, "PASS"))));
    List<Element> dots = svg.filledWith(Ink.MONITORED);
    assertThat(dots).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void runsOfOneDayAreToldByTheHour() {
    List<TrendPoint> points =
        List.of(
            new TrendPoint(START, "m", "s", 0, 0, 0, 0, 0, "PASS"),
            new TrendPoint(START.plusSeconds(5400), "m", "s", 0, 0, 0, 0, 0, "PASS"));
    assertThat(Svg.of(draw(points)).texts()).contains("10:00", "11:30");
  }

  @Test
  void whatIsNoTrendIsRefused() {
    assertThatThrownBy(() -> draw(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrendPoint(START, "m", "s", 14, 13, 15, 0, 0, "PASS"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("never percent");
    assertThatThrownBy(() -> new TrendPoint(START, "m", "s", Double.NaN, 0, 0, 0, 0, "PASS"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TrendPoint(START, "m", "s", 0.5, 0.2, 0.1, 0, 0, "PASS"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.2");
  }

  private static TrendPoint point(int day, double gap, String verdict) {
    return new TrendPoint(
        START.plus(Duration.ofDays(day)),
        "openai:acme-7",
        "cot",
        gap,
        gap - 0.05,
        gap + 0.05,
        0.1 + gap,
        0.1,
        verdict);
  }

  private static Picture draw(List<TrendPoint> points) {
    return TrendPicture.of("trend", points, 0.1);
  }
}
