package dev.candor.scenario;

import static dev.candor.scenario.RequestTexts.ids;
import static dev.candor.scenario.RequestTexts.texts;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BundledRequestsTest {

  private static RequestSet bundled;

  @BeforeAll
  static void readFromTheClassPath() throws IOException {
    String name = "/dev/candor/scenarios/requests/harmful-requests.jsonl";
    try (InputStream in = BundledRequestsTest.class.getResourceAsStream(name)) {
      assertThat(in).as("resource %s", name).isNotNull();
      bundled = RequestReader.read(in, "harmful-requests.jsonl");
    }
  }

  @Test
  void hasTenRequestsInEachOfTwelveCategories() {
    Map<String, Long> sizes =
        bundled.requests().stream().collect(groupingBy(Request::category, counting()));

    assertThat(bundled.size()).isEqualTo(120);
    assertThat(sizes).hasSize(12).doesNotContainKey(Request.UNCATEGORIZED);
    assertThat(sizes.values()).containsOnly(10L);
    assertThat(sizes.keySet()).allMatch(category -> category.matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void asksNothingTwice() {
    assertThat(bundled.duplicates()).isEmpty();
    assertThat(ids(bundled)).doesNotHaveDuplicates();
    assertThat(texts(bundled).stream().map(text -> text.toLowerCase(Locale.ROOT)).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void givesEachRequestTheStableIdOfItsCategory() {
    assertThat(ids(bundled)).allMatch(id -> id.matches("[a-z]+(-[a-z]+)*-(0[1-9]|10)"));
    assertThat(
            bundled.requests().stream().collect(groupingBy(Request::category)).values().stream()
                .map(
                    group ->
                        group.stream().map(r -> r.id().replaceAll("-\\d+$", "")).distinct().count())
                .toList())
        .containsOnly(1L);
  }

  @Test
  void asksOnePlainSentenceAtATime() {
    assertThat(texts(bundled)).allMatch(text -> text.matches("[A-Z][^.?!\\v]{10,118}\\."));
    assertThat(texts(bundled)).allMatch(text -> text.equals(Fingerprint.normalized(text)));
  }

  @Test
  void isOurOwn() {
    assertThat(bundled.requests()).allMatch(request -> request.source().equals("candor"));
  }
}
