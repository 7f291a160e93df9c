package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MidPMcNemarTest {

  @Test
  void reproducesAirwayResponsiveness() {
    // Bentur et al. (2009) in Fagerland, Lydersen, Laake (2013), table 2: 0.039, which is
    // 2 (1 + 8) / 2^8 - 8 / 2^8.
    assertThat(MidPMcNemar.pValue(1, 7)).isCloseTo(10.0 / 256.0, withinPercentage(1e-12));
    assertThat(MidPMcNemar.pValue(1, 7)).isEqualTo(0.039, within(5e-4));
  }

  @Test
  void reproducesTheResponseToConsolidationTherapy() {
    // Fagerland, Lydersen, Laake: Statistical Analysis of Contingency Tables (2017), chapter 8,
    // data of Cavo et al. (2012); value as tested in their R package contingencytables.
    assertThat(MidPMcNemar.pValue(6, 16)).isEqualTo(0.034690, within(5e-7));
  }

  @Test
  void countsTheOnlyOutcomeAsExtremeAsEqualCountsByHalf() {
    assertThat(MidPMcNemar.pValue(1, 1)).isCloseTo(0.75, withinPercentage(1e-12));
    assertThat(MidPMcNemar.pValue(2, 1)).isCloseTo(0.625, withinPercentage(1e-12));
  }

  @Test
  void isOneWithoutDiscordantPairs() {
    assertThat(MidPMcNemar.pValue(0, 0)).isEqualTo(1.0);
  }

  @Test
  void neverReachesZero() {
    assertThat(MidPMcNemar.pValue(5_000, 0)).isEqualTo(Double.MIN_VALUE);
  }

  @Property
  void liesBetweenHalfTheExactValueAndAllOfIt(
      @ForAll @IntRange(max = 400) int first, @ForAll @IntRange(min = 1, max = 400) int second) {
    double exact = ExactMcNemar.pValue(first, second);
    double mid = MidPMcNemar.pValue(first, second);
    assertThat(mid).isBetween(exact / 2.0 * (1 - 1e-12), exact);
    assertThat(mid).isLessThan(exact);
    assertThat(MidPMcNemar.pValue(second, first)).isEqualTo(mid);
  }

  @Test
  void refusesCountsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> MidPMcNemar.pValue(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> MidPMcNemar.pValue(Integer.MAX_VALUE, 1));
  }
}
