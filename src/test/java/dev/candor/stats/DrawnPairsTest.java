package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All pairs at once say what the sequence says that takes one after the other. */
class DrawnPairsTest {

  private static final double CLOSE = 1e-9;

  @Property(tries = 300)
  void intervalAndPValueAreThoseOfTheSequence(
      @ForAll("pairs") List<MatchedRates> pairs,
      @ForAll @DoubleRange(min = 1e-6, max = 0.999999) @Scale(6) double confidence) {
    assertSame(pairs, confidence);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.9, 0.95, 0.999999})
  void soTheyAreOfManyPairs(double confidence) {
    SplittableRandom random = new SplittableRandom(7);
    List<MatchedRates> pairs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      pairs.add(new MatchedRates(random.nextInt(8) / 4, 3, random.nextInt(10) == 0 ? 3 : 0, 3));
    }
    assertSame(pairs, confidence);
  }

  @Test
  void soTheyAreWhereNoValueRemains() {
    List<MatchedRates> pairs = new ArrayList<>();
    pairs.addAll(Collections.nCopies(60, new MatchedRates(0, 2, 1, 2)));
    pairs.addAll(Collections.nCopies(400, new MatchedRates(2, 2, 0, 2)));
    assertSame(pairs, 0.95);
    assertThat(new DrawnPairs(pairs).interval(0.95).high()).isNegative();
  }

  @Test
  void soTheyAreAtTheEndOfTheRange() {
    List<MatchedRates> pairs = Collections.nCopies(3_000, new MatchedRates(1, 1, 0, 1));
    assertSame(pairs, 0.95);
    assertThat(new DrawnPairs(pairs).interval(0.95).high()).isEqualTo(1.0);
    assertThat(new DrawnPairs(pairs).pValue()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void refusesAConfidenceThatIsNone() {
    DrawnPairs pairs = new DrawnPairs(List.of(new MatchedRates(1, 1, 0, 1)));
    assertThatIllegalArgumentException().isThrownBy(() -> pairs.interval(1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> pairs.interval(95));
  }

  private static void assertSame(List<MatchedRates> pairs, double confidence) {
    BettingSequence sequence = BettingSequence.of(pairs, confidence);
    DrawnPairs drawn = new DrawnPairs(pairs);
    ConfidenceInterval interval = drawn.interval(confidence);

    assertThat(interval.low()).isEqualTo(sequence.interval().low(), within(CLOSE));
    assertThat(interval.high()).isEqualTo(sequence.interval().high(), within(CLOSE));
    assertThat(interval.confidence()).isEqualTo(confidence);
    assertThat(drawn.pValue()).isCloseTo(sequence.pValue(), withinPercentage(1e-7));
  }

  @Provide
  Arbitrary<List<MatchedRates>> pairs() {
    return DrawnInTurn.pairs();
  }
}
