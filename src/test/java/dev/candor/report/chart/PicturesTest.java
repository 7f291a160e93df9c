package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.experiment.Breakdown.Transition;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.PrevailingClass;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PicturesTest {

  @Test
  void ofNothingThereAreNone() {
    assertThat(Pictures.of(List.of())).isEmpty();
  }

  @Test
  void standInReadingOrder() {
    assertThat(Pictures.of(List.of(full().result())))
        .extracting(Picture::name)
        .containsExactly("rates", "categories", "flow", "scorers", "cost");
  }

  @Test
  void whatAResultLacksIsNotDrawn() {
    assertThat(Pictures.of(List.of(new Drawn().result())))
        .extracting(Picture::name)
        .containsExactly("rates", "cost");
  }

  @Test
  void theWorstResultsAreLookedIntoFirstAndNoMoreThanSix() {
    List<ExperimentResult> results =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    full()
                        .of("sim:m" + i, "s")
                        .verdict(i == 7 ? Verdict.FAIL : Verdict.PASS)
                        .result())
            .toList();
    List<Picture> pictures = Pictures.of(results);
    assertThat(pictures).extracting(Picture::name).doesNotHaveDuplicates();
    assertThat(pictures.stream().filter(picture -> picture.name().startsWith("flow"))).hasSize(6);
    assertThat(Svg.of(pictures.get(1)).texts().get(0)).contains("sim:m7");
  }

  @Test
  void areTheSameEachTimeAndInEveryLanguage() {
    List<ExperimentResult> results = List.of(full().result());
    List<Picture> first = Pictures.of(results);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(Pictures.of(results)).isEqualTo(first);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void areReadableInLightAndDarkWithoutTouchingThePageAround() {
    for (Picture picture : Pictures.of(List.of(full().result()))) {
      Svg svg = Svg.of(picture);
      assertThat(svg.root().getAttribute("class")).isEqualTo("candor-picture");
      assertThat(svg.root().getAttribute("role")).isEqualTo("img");
      assertThat(svg.root().getAttribute("aria-label")).isEqualTo(picture.alt());
      assertThat(svg.root().getAttribute("viewBox")).startsWith("0 0 760 ");
      assertThat(svg.style()).contains("@media (prefers-color-scheme: dark){");
      String[] rules = svg.style().replaceFirst("@media[^{]*\\{", "").split("}");
      assertThat(rules).hasSizeGreaterThan(30).allMatch(rule -> rule.startsWith("svg.candor-"));
      everyColourHasADarkOne(svg);
    }
  }

  private static void everyColourHasADarkOne(Svg svg) {
    assertThat(
            svg.elements().stream()
                .flatMap(
                    one ->
                        Stream.of("fill", "stroke")
                            .filter(one::hasAttribute)
                            .map(part -> part + "=\"" + one.getAttribute(part) + "\""))
                .filter(color -> !color.endsWith("=\"none\""))
                .distinct())
        .isNotEmpty()
        .allMatch(color -> svg.style().contains("[" + color + "]"), "has a dark one");
  }

  @Test
  void whatCannotBeDrawnIsSaidInOneLineAndTheOthersAreThere() {
    List<String> notices = new ArrayList<>();
    ExperimentResult withoutTiers = full().tiers().result();
    assertThat(Pictures.of(List.of(withoutTiers), notices::add))
        .extracting(Picture::name)
        .containsExactly("rates", "categories", "scorers", "cost");
    assertThat(notices).singleElement().asString().contains("'flow'").doesNotContain("\n");
  }

  @Test
  void aRuntimeWithoutAwtHasNoneAndSaysSo() throws Exception {
    assertThat(elsewhere("--limit-modules", "java.base,java.xml,java.logging"))
        .contains("pictures: []")
        .filteredOn(line -> line.startsWith("The report goes without"))
        .singleElement()
        .asString()
        .contains("'rates'", "java/awt");
  }

  @Test
  void noFontOfTheMachineIsEverLookedFor() throws Exception {
    assertThat(elsewhere("-Djava.awt.headless=true", "-Xlog:class+load=info"))
        .contains("pictures: [rates, cost]")
        .anyMatch(line -> line.contains(" java.awt.Font "))
        .noneMatch(line -> line.contains("FontManager"));
  }

  private static List<String> elsewhere(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DrawnElsewhere.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      return output.lines().toList();
    }
  }

  @Test
  void haveNamesThatServeAsFiles() {
    assertThatThrownBy(() -> new Picture("../etc", "<svg/>", "words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../etc");
    assertThatThrownBy(() -> new Picture("rates", "<svg/>", " "))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Drawn full() {
    return new Drawn()
        .categories(3)
        .transitions(new Transition(PrevailingClass.REFUSED, PrevailingClass.COMPLIED, 17))
        .others(
            new OtherScorer(
                "marker",
                List.of(
                    new TierTally(Results.FREE, 9, 1, 0, 0, 0),
                    new TierTally(Results.PAID, 8, 2, 0, 0, 0)),
                Drawn.gap(10, 9, 8),
                Verdict.PASS,
                List.of(List.of(1))));
  }
}
