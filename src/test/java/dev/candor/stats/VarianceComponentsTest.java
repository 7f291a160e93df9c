package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
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

  /**
   * Fleiss, Psychological Bulletin 76 (1971) 378-382: 30 patients, each put into one of 5
   * categories by 6 psychiatrists. Two of them agree with the probability 0.556, and disagree with
   * the sum of the variances within a patient, taken over the categories; kappa is 0.430.
   */
  @Test
  void reproducesTheAgreementOfPsychiatrists() {
    String[] patients = {
      "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444",
      "555555", "144444", "124444", "222333", "144444", "224445", "333335", "111455", "111112",
      "224444", "133555", "555555", "244444", "224555", "114444", "144445", "222224", "111155",
      "224444", "133333", "555555"
    };
    double disagreement = 0.0;
    double byChance = 0.0;
    for (char category = '1'; category <= '5'; category++) {
      char wanted = category;
      List<MatchedRates> rates =
          Stream.of(patients)
              .map(p -> (int) p.chars().filter(diagnosis -> diagnosis == wanted).count())
              .map(yes -> new MatchedRates(yes, 6, 0, 6))
              .toList();
      double share = rates.stream().mapToDouble(MatchedRates::firstRate).average().orElseThrow();
      disagreement += VarianceComponents.of(rates).orElseThrow().within();
      byChance += share * (1.0 - share);
    }
    assertThat(1.0 - disagreement).isEqualTo(0.556, within(5e-4));
    assertThat(1.0 - disagreement / byChance).isEqualTo(0.430, within(5e-4));
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
