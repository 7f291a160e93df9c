package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GapDifferenceTest {

  /**
   * If no second member says yes a gap is a rate, and with rates this large its score interval is
   * Wilson's: then this is Newcombe's interval for the difference of two rates.
   */
  @Test
  void reproducesNewcombesDifferenceOfIndependentRates() {
    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II (a), method 10.
    ConfidenceInterval interval =
        GapDifference.independent(SinglePairs.of(0, 56, 0, 14), SinglePairs.of(0, 48, 0, 32), 0.95)
            .interval();
    assertThat(interval.low()).isEqualTo(0.0524, within(5e-5));
    assertThat(interval.high()).isEqualTo(0.3339, within(5e-5));
  }

  @Test
  void reproducesNewcombesDifferenceOfMatchedRates() {
    // Newcombe, Statistics in Medicine 17 (1998) 2635-2650, method 8, as tested in the R package
    // ratesci: 20 pairs say yes twice, 12 only first, 2 only second, 16 never.
    ConfidenceInterval interval = matched(runs(32, 18), runs(20, 12, 2, 16)).interval();
    assertThat(interval.low()).isEqualTo(0.0618, within(5e-5));
    assertThat(interval.high()).isEqualTo(0.3242, within(5e-5));
  }

  @Property(tries = 200)
  void swappingTheGapsNegatesTheEstimateAndMirrorsTheInterval(
      @ForAll @Size(min = 1, max = 80) List<Boolean> first,
      @ForAll @Size(min = 1, max = 80) List<Boolean> second) {
    int n = Math.min(first.size(), second.size());
    GapDifference forth = matched(first.subList(0, n), second.subList(0, n));
    GapDifference back = matched(second.subList(0, n), first.subList(0, n));

    assertThat(back.estimate()).isEqualTo(-forth.estimate(), within(1e-12));
    assertThat(back.interval().low()).isEqualTo(-forth.interval().high(), within(1e-12));
    assertThat(back.interval().high()).isEqualTo(-forth.interval().low(), within(1e-12));
    assertThat(forth.interval().contains(forth.estimate())).isTrue();
    assertThat(forth.interval().isWithin(2.0)).isTrue();
  }

  @Test
  void gapsThatGoTogetherAreToldApartBetterWhenMatched() {
    List<Boolean> first = bits(0b1110_1010_0110);
    List<Boolean> second = bits(0b1110_1010_0010);
    GapDifference matched = matched(first, second);
    GapDifference independent =
        GapDifference.independent(difference(first), difference(second), 0.95);

    assertThat(matched.correlation()).isGreaterThan(0.5);
    assertThat(independent.correlation()).isZero();
    assertThat(matched.estimate()).isEqualTo(1.0 / 12.0, within(1e-12));
    assertThat(matched.interval().width()).isLessThan(independent.interval().width() / 1.4);
  }

  @Test
  void keepsItsWidthWhereNothingVaries() {
    List<Boolean> none = Collections.nCopies(50, false);
    GapDifference difference = matched(none, none);
    double ofOne = difference(none).interval(0.95).high();

    assertThat(difference.estimate()).isZero();
    assertThat(difference.interval().high()).isEqualTo(ofOne * Math.sqrt(2), within(1e-12));
  }

  @Test
  void refusesGapsThatAreNotMatched() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GapDifference.matched(List.of(), List.of(), 0.95));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> GapDifference.matched(List.of(new MatchedRates(1, 1, 0, 1)), List.of(), 0.95))
        .withMessageContaining("1 and 0");
  }

  /** Runs of yes and no in turn, as long as given. */
  private static List<Boolean> runs(int... lengths) {
    return IntStream.range(0, lengths.length)
        .boxed()
        .flatMap(run -> Collections.nCopies(lengths[run], run % 2 == 0).stream())
        .toList();
  }

  private static List<Boolean> bits(int bits) {
    return IntStream.range(0, 12).mapToObj(i -> (bits >> i & 1) == 1).toList();
  }

  private static GapDifference matched(List<Boolean> first, List<Boolean> second) {
    return GapDifference.matched(requests(first), requests(second), 0.95);
  }

  private static PairedDifference difference(List<Boolean> complied) {
    return PairedDifference.of(requests(complied)).orElseThrow();
  }

  private static List<MatchedRates> requests(List<Boolean> complied) {
    return complied.stream().map(c -> new MatchedRates(c ? 1 : 0, 1, 0, 1)).toList();
  }

  @Test
  void intervalsAloneGiveWhatTheirPairsDo() {
    PairedDifference first = OneSample.difference(120, 19, 0);
    PairedDifference second = OneSample.difference(60, 2, 3);
    GapDifference known = GapDifference.independent(first, second, 0.95);

    assertThat(
            GapDifference.independent(
                first.estimate(), first.interval(0.95), second.estimate(), second.interval(0.95)))
        .isEqualTo(known);
  }

  @Test
  void sizesAreComparedWithoutTheirSigns() {
    assertThat(new ConfidenceInterval(-0.3, -0.1, 0.95).ofSize())
        .isEqualTo(new ConfidenceInterval(0.1, 0.3, 0.95));
    assertThat(new ConfidenceInterval(-0.3, 0.1, 0.95).ofSize())
        .isEqualTo(new ConfidenceInterval(0, 0.3, 0.95));
  }
}
