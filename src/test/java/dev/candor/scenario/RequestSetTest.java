package dev.candor.scenario;

import static dev.candor.scenario.RequestTexts.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.candor.config.CandorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSetTest {

  private final RequestSet ten = numbered(10);

  private static RequestSet numbered(int n) {
    List<Request> requests =
        IntStream.rangeClosed(1, n)
            .mapToObj(i -> new Request("r" + i, "Request " + i, "", ""))
            .toList();
    return new RequestSet(requests, List.of("a note"), "numbers");
  }

  @Test
  void limitKeepsTheFirstAndSaysSo() {
    RequestSet three = ten.limit(3);

    assertThat(ids(three)).containsExactly("r1", "r2", "r3");
    assertThat(three.source()).isEqualTo("numbers, first 3 of 10");
    assertThat(three.duplicates()).containsExactly("a note");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, Integer.MAX_VALUE})
  void aLimitThatIsNoneLeavesTheSetAsItIs(int n) {
    assertThat(ten.limit(n)).isEqualTo(ten);
    assertThat(ten.sample(n, 1)).isEqualTo(ten);
  }

  @Test
  void sampleDrawsTheSameRequestsForeverAndSaysSo() {
    RequestSet drawn = ten.sample(4, 42);

    // The smallest of: for i in $(seq 10); do printf '42:r%d' $i | sha256sum; done
    assertThat(ids(drawn)).containsExactly("r3", "r4", "r7", "r9");
    assertThat(drawn.source()).isEqualTo("numbers, sample of 4 of 10 with seed 42");
    assertThat(drawn.duplicates()).containsExactly("a note");
  }

  @Test
  void aRandomOrderIsThatOfTheDigestsWhateverTheOrderOfTheRows() {
    RequestSet shuffled = ten.shuffled(42);
    List<Request> backwards = new ArrayList<>(ten.requests());
    Collections.reverse(backwards);

    // Sorted: for i in $(seq 10); do printf '42:r%d' $i | sha256sum; done
    assertThat(ids(shuffled))
        .containsExactly("r3", "r7", "r4", "r9", "r6", "r8", "r1", "r10", "r5", "r2");
    assertThat(shuffled.source()).isEqualTo("numbers, in random order with seed 42");
    assertThat(shuffled.duplicates()).containsExactly("a note");
    assertThat(new RequestSet(backwards, List.of(), "numbers").shuffled(42).requests())
        .isEqualTo(shuffled.requests());
    assertThat(ten.shuffled(43).requests()).isNotEqualTo(shuffled.requests());
  }

  @Test
  void anotherSeedDrawsAnotherSample() {
    assertThat(numbered(1000).sample(20, 1)).isNotEqualTo(numbered(1000).sample(20, 2));
  }

  @Test
  void eachRequestIsDrawnAboutAsOftenAsAnyOther() {
    int[] drawn = new int[11];
    for (int seed = 0; seed < 2000; seed++) {
      ids(ten.sample(3, seed)).forEach(id -> drawn[Integer.parseInt(id.substring(1))]++);
    }

    // 600 expected, standard deviation sqrt(2000 * 0.3 * 0.7) = 20.5; the seeds are fixed.
    assertThat(IntStream.rangeClosed(1, 10).map(i -> drawn[i])).allMatch(n -> n > 500 && n < 700);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesToLeaveNoRequest(int n) {
    String message =
        "numbers: a limit of "
            + n
            + " leaves no request. Set candor.limit to 1 or more, or leave it out to ask all 10.";

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ten.limit(n))
        .withMessage(message);
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> ten.sample(n, 7))
        .withMessage(message);
  }

  @Test
  void refusesAnEmptySet() {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> new RequestSet(List.of(), List.of(), "nothing"))
        .withMessage("nothing: the set has no request. Give it at least one request.");
  }

  @Test
  void refusesAnIdThatStandsForTwoRequests() {
    List<Request> twins = List.of(new Request("x", "a", "", ""), new Request("x", "b", "", ""));

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> new RequestSet(twins, List.of(), "twins"))
        .withMessageStartingWith("twins: two requests have the id 'x'.");
  }

  @Test
  void keepsItsOwnCopyOfTheRequests() {
    List<Request> requests = new ArrayList<>(ten.requests());
    RequestSet set = new RequestSet(requests, List.of(), "copy");

    requests.clear();

    assertThat(set.size()).isEqualTo(10);
  }
}
