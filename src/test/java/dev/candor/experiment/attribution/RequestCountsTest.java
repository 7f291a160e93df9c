package dev.candor.experiment.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import dev.candor.stats.MatchedRates;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

  private static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of());
  private static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of());

  /** By request: compliances in free, in paid, and those in free with faking reasoning. */
  private static RequestCounts counts(int freeAnswers, int paidAnswers, int[]... rows) {
    List<Request> requests =
        IntStream.range(0, rows.length)
            .mapToObj(i -> new Request("r" + i, "A request.", "fraud", ""))
            .toList();
    return new RequestCounts(
        requests,
        List.of(FREE, PAID),
        (request, tier) -> rows[request][tier],
        (request, tier) -> tier == 0 ? freeAnswers : paidAnswers,
        (request, tier) -> 0,
        request -> rows[request][2]);
  }

  private static int[] row(int free, int paid, int reasoned) {
    return new int[] {free, paid, reasoned};
  }

  @Test
  void reasoningBehindCompliancesThatBothTiersHaveIsNoneOfTheGap() {
    RequestCounts counts = counts(1, 1, row(1, 1, 1), row(1, 0, 0), row(1, 0, 1));

    assertThat(counts.reasonedAlone(FREE, PAID))
        .extracting(MatchedRates::firstYes)
        .containsExactly(0, 0, 1);
    assertThat(counts.withoutReasoned(FREE, PAID))
        .extracting(MatchedRates::difference)
        .containsExactly(0.0, 1.0, 0.0);
  }

  @Test
  void anIdThatStandsForOtherWordsElsewhereIsAnotherRequest() {
    RequestCounts here = counts(1, 1, row(1, 0, 0), row(1, 0, 0));
    RequestCounts elsewhere =
        new RequestCounts(
            List.of(
                new Request("r1", "A request.", "fraud", ""),
                new Request("r0", "Another request.", "fraud", "")),
            List.of(FREE, PAID),
            (request, tier) -> 0,
            (request, tier) -> 1,
            (request, tier) -> 0,
            request -> 0);

    assertThat(here.placesIn(elsewhere)).containsExactly(Map.entry(1, 0));
    assertThat(here.besides(elsewhere, FREE)).containsExactly(new MatchedRates(1, 1, 0, 1));
  }

  @Test
  void withSeveralSamplesNoMoreThanTheSurplusCounts() {
    RequestCounts counts = counts(4, 2, row(3, 1, 3), row(4, 1, 1));

    assertThat(counts.reasonedAlone(FREE, PAID))
        .extracting(MatchedRates::firstYes)
        .containsExactly(1, 1);
  }
}
