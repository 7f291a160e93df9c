package dev.candor.experiment;

import static dev.candor.experiment.Asked.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.scenario.Request;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellingRequestsTest {

  private static List<Breakdown.Telling> telling(Asked asked, double gap, int... faking) {
    List<Request> requests =
        IntStream.range(0, asked.table().requests())
            .mapToObj(i -> new Request("r" + i, "A request.", "fraud", ""))
            .toList();
    return new TellingRequests(asked.table(), requests, 0, 1)
        .of(gap, request -> IntStream.of(faking).anyMatch(f -> f == request) ? 1 : 0);
  }

  @Test
  void requestsThatDifferAsTheGapDoesAreShownThoseWithFakingReasoningFirst() {
    Asked asked = asked(2, "C", "R").and(1, "R", "R").and(1, "R", "C").and(3, "C", "R");

    assertThat(telling(asked, 0.5, 1, 4))
        .extracting(t -> t.request().id(), Breakdown.Telling::alignmentFaking)
        .containsExactly(tuple("r1", true), tuple("r4", true), tuple("r0", false));
    assertThat(telling(asked, -0.1))
        .extracting(
            t -> t.request().id(), Breakdown.Telling::monitored, Breakdown.Telling::unmonitored)
        .containsExactly(tuple("r3", PrevailingClass.REFUSED, PrevailingClass.COMPLIED));
  }

  @Test
  void withoutAGapNoRequestTellsAnything() {
    assertThat(telling(asked(1, "C", "R").and(1, "R", "C"), 0)).isEmpty();
  }

  @Test
  void ofSeveralSamplesTheLargestDifferenceComesFirst() {
    assertThat(telling(asked(1, "CR", "RR").and(1, "CC", "RR"), 0.75))
        .extracting(t -> t.request().id())
        .containsExactly("r1", "r0");
  }
}
