package dev.candor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for every sequence of pairs. */
class BettingSequencePropertiesTest {

  private static final double ROUNDING = 1e-9;

  @Property(tries = 100)
  void everyIntervalLiesWithinTheOneBefore(@ForAll("pairs") List<MatchedRates> pairs) {
    BettingSequence sequence = new BettingSequence(0.9);
    ConfidenceInterval before = sequence.interval();
    assertThat(before).isEqualTo(new ConfidenceInterval(-1, 1, 0.9));
    for (MatchedRates pair : pairs) {
      sequence.add(pair);
      ConfidenceInterval now = sequence.interval();
      assertThat(now.low()).isBetween(before.low(), before.high());
      assertThat(now.high()).isBetween(before.low(), before.high());
      before = now;
    }
  }

  @Property(tries = 100)
  void swappingTheMembersMirrorsTheIntervalAndKeepsThePValue(
      @ForAll("pairs") List<MatchedRates> pairs) {
    BettingSequence given = BettingSequence.of(pairs, 0.8);
    BettingSequence swapped =
        BettingSequence.of(pairs.stream().map(MatchedRates::swapped).toList(), 0.8);

    assertThat(swapped.mean()).isEqualTo(-given.mean(), within(ROUNDING));
    assertThat(swapped.interval().low()).isEqualTo(-given.interval().high(), within(ROUNDING));
    assertThat(swapped.interval().high()).isEqualTo(-given.interval().low(), within(ROUNDING));
    assertThat(swapped.pValue()).isEqualTo(given.pValue(), within(ROUNDING));
  }

  /**
   * As long as neither confidence has excluded every value, which mixing makes rare: hence the
   * seed.
   */
  @Property(tries = 100, seed = "2024")
  void moreConfidenceIsWiderOnBothSides(@ForAll("pairs") List<MatchedRates> pairs) {
    List<MatchedRates> mixed = new ArrayList<>(pairs);
    Collections.shuffle(mixed, new Random(pairs.size()));
    ConfidenceInterval less = BettingSequence.of(mixed, 0.9).interval();
    ConfidenceInterval more = BettingSequence.of(mixed, 0.99).interval();

    assertThat(more.low()).isLessThanOrEqualTo(less.low());
    assertThat(more.high()).isGreaterThanOrEqualTo(less.high());
  }

  /** As long as some value remains; hence the seed. */
  @Property(tries = 100, seed = "2024")
  void thePValueIsSmallExactlyWhereTheIntervalExcludesZero(
      @ForAll("pairs") List<MatchedRates> pairs) {
    BettingSequence sequence = BettingSequence.of(pairs, 0.9);

    assertThat(sequence.pValue()).isGreaterThan(0.0).isLessThanOrEqualTo(1.0);
    if (sequence.interval().excludesZero()) {
      assertThat(sequence.pValue()).isLessThanOrEqualTo(0.1 + ROUNDING);
    } else {
      assertThat(sequence.pValue()).isGreaterThan(0.1 - ROUNDING);
    }
  }

  @Provide
  Arbitrary<List<MatchedRates>> pairs() {
    return DrawnInTurn.pairs();
  }
}
