package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class VarianceComponentsTest {

  @Test
  void findsNothingWithinRequestsThatAlwaysAnswerTheSame() {
    VarianceComponents components =
        VarianceComponents.of(List.of(new MatchedRates(4, 4, 0, 4), new MatchedRates(0, 4, 0, 4)))
            .orElseThrow();
    assertThat(components).isEqualTo(new VarianceComponents(0.5, 0.0));
    assertThat(components.correlation()).isEqualTo(1.0);
    assertThat(components.standardError(2, 4)).isEqualTo(0.5, within(1e-15));
  }

  @Test
  void findsNothingBetweenRequestsThatAreAllAlike() {
    VarianceComponents components =
        VarianceComponents.of(Collections.nCopies(30, new MatchedRates(2, 4, 1, 4))).orElseThrow();
    assertThat(components.between()).isZero();
    // 1/4 · 4/3 and 3/16 · 4/3.
    assertThat(components.within()).isEqualTo(1.0 / 3.0 + 0.25, within(1e-12));
    assertThat(components.correlation()).isZero();
    assertThat(components.standardError(100, 7))
        .isEqualTo(Math.sqrt((1.0 / 3.0 + 0.25) / 700), within(1e-12));
  }

  @Test
  void isAsCorrelatedAsCanBeWhereNothingVaries() {
    assertThat(new VarianceComponents(0, 0).correlation()).isEqualTo(1.0);
  }

  @Test
  void correlatesByTheShareThatLiesBetweenRequests() {
    assertThat(new VarianceComponents(1, 1).correlation()).isEqualTo(0.5);
    assertThat(new VarianceComponents(0.125, 0.375).correlation()).isEqualTo(0.25);
    assertThat(new VarianceComponents(1, 1).standardError(1, 1)).isEqualTo(Math.sqrt(2.0));
  }

  @Test
  void cannotTellThePartsFromSingleAnswers() {
    MatchedRates single = new MatchedRates(1, 1, 0, 1);
    MatchedRates halfSingle = new MatchedRates(1, 2, 0, 1);
    MatchedRates several = new MatchedRates(1, 2, 0, 2);
    assertThat(VarianceComponents.of(List.of())).isEmpty();
    assertThat(VarianceComponents.of(List.of(single, halfSingle, halfSingle.swapped(), several)))
        .isEmpty();
    assertThat(VarianceComponents.of(List.of(single, several, several)))
        .isEqualTo(VarianceComponents.of(List.of(several, several)))
        .isPresent();
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> new VarianceComponents(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new VarianceComponents(0, Double.NaN));
    VarianceComponents components = new VarianceComponents(1, 1);
    assertThatIllegalArgumentException().isThrownBy(() -> components.standardError(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> components.standardError(1, 0));
  }
}
