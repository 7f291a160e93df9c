package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void countsEqualFractionsTogether() {
    // 2/3 - 1/3, 1/3 - 0 and 2/6 - 0 differ in their last digit when rates are subtracted.
    Differences differences =
        Differences.of(
            List.of(
                new MatchedRates(2, 3, 1, 3),
                new MatchedRates(1, 3, 0, 3),
                new MatchedRates(2, 6, 0, 1),
                new MatchedRates(0, 3, 3, 3)));
    assertThat(differences.counts()).isEqualTo(Map.of(1.0 / 3.0, 3L, -1.0, 1L));
    assertThat(differences.n()).isEqualTo(4);
    assertThat(differences.mean()).isEqualTo(0.0, within(1e-15));
    assertThat(differences.variance()).isEqualTo((3.0 / 9.0 + 1.0) / 3.0, within(1e-15));
  }

  @Test
  void hasOneZeroOnly() {
    Differences zeros =
        Differences.of(List.of(new MatchedRates(0, 2, 0, 3), new MatchedRates(3, 3, 1, 1)));
    assertThat(zeros.counts()).isEqualTo(Map.of(0.0, 2L));
    assertThat(zeros.swapped()).isEqualTo(zeros);
    assertThat(zeros.allEqual()).isTrue();
    assertThat(zeros.variance()).isZero();
  }

  @Test
  void weighsDeviatingPairsByHowFarTheyDeviate() {
    assertThat(table(Map.of(0.0, 70L, 0.5, 20L, -0.5, 10L)).deviatingPairs()).isEqualTo(30.0);
    assertThat(table(Map.of(1.0, 70L, 0.5, 30L)).deviatingPairs()).isEqualTo(30.0);
    // (40 / 100 + 3)^2 / (40 / 10,000 + 3): the three large ones are what matters.
    assertThat(table(Map.of(0.0, 99L, 0.1, 40L, 1.0, 3L)).deviatingPairs())
        .isEqualTo(3.4 * 3.4 / 3.004, within(1e-9));
    assertThat(table(Map.of(0.25, 8L)).deviatingPairs()).isZero();
  }

  @Test
  void lacksSpreadUntilTwoPairsDeviate() {
    assertThat(table(Map.of(0.5, 8L)).lackSpread()).isTrue();
    assertThat(table(Map.of(0.5, 8L, 0.0, 1L)).lackSpread()).isTrue();
    assertThat(table(Map.of(0.5, 8L, 0.0, 2L)).lackSpread()).isFalse();
    assertThat(table(Map.of(0.5, 8L, 0.0, 1L, 1.0, 1L)).lackSpread()).isFalse();
  }

  @Test
  void ofEquallyCommonDifferencesTakesTheOneNearestToZero() {
    assertThat(table(Map.of(-0.5, 3L, 0.25, 3L, 1.0, 2L)).mostCommon()).isEqualTo(0.25);
    assertThat(table(Map.of(-0.25, 3L, 0.5, 3L, 1.0, 2L)).mostCommon()).isEqualTo(-0.25);
    assertThat(table(Map.of(-0.25, 3L, 0.5, 3L, 1.0, 4L)).mostCommon()).isEqualTo(1.0);
  }

  @Test
  void refusesWhatIsNoTableOfDifferences() {
    assertThatIllegalArgumentException().isThrownBy(() -> table(Map.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> Differences.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> table(Map.of(1.5, 1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> table(Map.of(Double.NaN, 1L)));
    assertThatIllegalArgumentException().isThrownBy(() -> table(Map.of(0.5, 0L)));
  }

  @Test
  void isNotChangedThroughTheMapThatItWasMadeFrom() {
    SortedMap<Double, Long> counts = new TreeMap<>(Map.of(0.5, 1L));
    Differences differences = new Differences(counts);
    counts.put(1.0, 1L);
    assertThat(differences.n()).isEqualTo(1);
  }

  private static Differences table(Map<Double, Long> counts) {
    return new Differences(new TreeMap<>(counts));
  }
}
