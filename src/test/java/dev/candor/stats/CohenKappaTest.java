package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CohenKappaTest {

  private static final double Z95 = 1.959963984540054;

  @Test
  void reproducesTheFirstKappa() {
    // Cohen (1960), table 1: 200 patients, two psychiatrists, three diagnoses, kappa .492.
    CohenKappa kappa =
        CohenKappa.of(new int[][] {{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}).orElseThrow();
    assertThat(kappa.kappa()).isEqualTo(0.492, within(5e-4));
  }

  @Test
  void reproducesTheTableOfFleissCohenAndEveritt() {
    // Their 200 subjects (1969), as in the R package psych.
    CohenKappa kappa =
        CohenKappa.of(new int[][] {{106, 10, 4}, {22, 28, 10}, {2, 12, 6}}).orElseThrow();
    assertThat(kappa.kappa()).isEqualTo(0.429, within(5e-4));
  }

  @Test
  void reproducesPublishedStandardErrors() {
    // Two dermatologists: manual of SAS's FREQ, "Agreement Study".
    CohenKappa skin =
        CohenKappa.of(new int[][] {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}})
            .orElseThrow();
    assertThat(skin.kappa()).isEqualTo(0.3449, within(5e-5));
    assertThat(standardError(skin)).isEqualTo(0.0724, within(5e-5));

    // Example of ci.kappa in the R package statpsych, after Fleiss and Paik (2003).
    CohenKappa twoClasses = CohenKappa.of(new int[][] {{31, 12}, {4, 58}}, 0.95).orElseThrow();
    assertThat(twoClasses.kappa()).isEqualTo(0.6756757, within(5e-8));
    assertThat(standardError(twoClasses)).isEqualTo(0.07344761, within(5e-9));
  }

  @Property(tries = 200)
  void twoRatersWhoSayTheSameAgreeFullyButAreNotKnownToAlways(
      @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 300) Integer> counts) {
    int[][] table = new int[counts.size()][counts.size()];
    for (int i = 0; i < table.length; i++) {
      table[i][i] = counts.get(i);
    }
    CohenKappa kappa = CohenKappa.of(table).orElseThrow();
    assertThat(kappa.kappa()).isEqualTo(1.0);
    assertThat(kappa.interval().high()).isEqualTo(1.0);
    assertThat(kappa.interval().low()).isLessThan(1.0);
  }

  @Property(tries = 300)
  void swappingTheRatersChangesNothing(@ForAll("tables") int[][] table) {
    int[][] swapped = new int[table.length][table.length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table.length; j++) {
        swapped[j][i] = table[i][j];
      }
    }
    assertSame(table, swapped);
  }

  @Property(tries = 300)
  void theOrderOfClassesAndClassesNobodyUsesChangeNothing(@ForAll("tables") int[][] table) {
    int classes = table.length;
    int[][] reversed = new int[classes + 1][classes + 1];
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        reversed[classes - 1 - i][classes - 1 - j] = table[i][j];
      }
    }
    assertSame(table, reversed);
  }

  @Property(tries = 300)
  void theIntervalHoldsKappaAndNeverLeavesMinusOneToOne(@ForAll("tables") int[][] table) {
    CohenKappa.of(table)
        .ifPresent(
            kappa -> {
              assertThat(kappa.interval().contains(kappa.kappa())).isTrue();
              assertThat(kappa.interval().low()).isGreaterThanOrEqualTo(-1.0);
              assertThat(kappa.interval().high()).isLessThanOrEqualTo(1.0);
              assertThat(kappa.interval().width()).isPositive();
            });
  }

  @Property(tries = 200)
  void ratersWhoDoNotLookAtTheAnswersAgreeByChanceOnly(
      @ForAll @IntRange(min = 1, max = 20) int a,
      @ForAll @IntRange(min = 1, max = 20) int b,
      @ForAll @IntRange(min = 1, max = 20) int c,
      @ForAll @IntRange(min = 1, max = 20) int d) {
    CohenKappa kappa = CohenKappa.of(new int[][] {{a * c, a * d}, {b * c, b * d}}).orElseThrow();
    assertThat(kappa.kappa()).isZero();
    assertThat(kappa.interval().excludesZero()).isFalse();
  }

  @Test
  void isUndefinedWhereBothAlwaysSayTheSameOneClassOrNothingWasRated() {
    assertThat(CohenKappa.of(new int[][] {{12, 0}, {0, 0}})).isEmpty();
    assertThat(CohenKappa.of(new int[][] {{0, 0, 0}, {0, 12, 0}, {0, 0, 0}})).isEmpty();
    assertThat(CohenKappa.of(new int[][] {{0, 0}, {0, 0}})).isEmpty();
    assertThat(CohenKappa.of(new int[0][0])).isEmpty();
    // Each says one class only, but not the same: no agreement, and none by chance.
    assertThat(CohenKappa.of(new int[][] {{0, 12}, {0, 0}}).orElseThrow().kappa()).isZero();
  }

  @Test
  void refusesTablesThatAreNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohenKappa.of(new int[][] {{1, 2, 3}, {4, 5, 6}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohenKappa.of(new int[][] {{1, 2}, {-1, 5}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohenKappa.of(new int[][] {{Integer.MAX_VALUE, 1}, {0, 0}}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohenKappa.of(new int[][] {{1, 2}, {3, 4}}, 95));
  }

  /** Tables of 2 to 5 classes in which every cell, or nearly, may be empty. */
  @Provide
  Arbitrary<int[][]> tables() {
    return Arbitraries.integers()
        .between(2, 5)
        .flatMap(
            classes ->
                Arbitraries.integers()
                    .between(-10, 40)
                    .map(count -> Math.max(0, count))
                    .array(int[].class)
                    .ofSize(classes)
                    .array(int[][].class)
                    .ofSize(classes));
  }

  private static void assertSame(int[][] one, int[][] other) {
    assertThat(CohenKappa.of(other).isPresent()).isEqualTo(CohenKappa.of(one).isPresent());
    CohenKappa.of(one)
        .ifPresent(
            expected -> {
              CohenKappa kappa = CohenKappa.of(other).orElseThrow();
              assertThat(kappa.kappa()).isEqualTo(expected.kappa(), within(1e-12));
              assertThat(kappa.interval().low()).isEqualTo(expected.interval().low(), within(1e-9));
              assertThat(kappa.interval().high())
                  .isEqualTo(expected.interval().high(), within(1e-9));
            });
  }

  /** Half the width of the interval of log(1 - kappa), times 1 - kappa. */
  private static double standardError(CohenKappa kappa) {
    ConfidenceInterval interval = kappa.interval();
    double width = Math.log((1.0 - interval.low()) / (1.0 - interval.high()));
    return (1.0 - kappa.kappa()) * width / (2.0 * Z95);
  }
}
