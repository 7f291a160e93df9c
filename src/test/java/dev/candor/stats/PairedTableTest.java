package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairedTableTest {

  private final PairedTable table = new PairedTable(6, 70, 1, 443);

  @Test
  void countsPairsAndRates() {
    assertThat(table.n()).isEqualTo(520.0);
    assertThat(table.discordant()).isEqualTo(71.0);
    assertThat(table.firstRate()).isEqualTo(76.0 / 520.0);
    assertThat(table.secondRate()).isEqualTo(7.0 / 520.0);
    assertThat(table.difference()).isEqualTo(69.0 / 520.0);
  }

  @Test
  void swappingNegatesTheDifference() {
    assertThat(table.swapped()).isEqualTo(new PairedTable(6, 1, 70, 443));
    assertThat(table.swapped().difference()).isEqualTo(-table.difference());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.0, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesCountsThatAreNone(double count) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairedTable(1, count, 0, 1))
        .withMessageContaining(String.valueOf(count));
  }

  @Test
  void refusesATableWithoutPairs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PairedTable(0, 0, 0, 0))
        .withMessageContaining("at least one pair");
  }
}
