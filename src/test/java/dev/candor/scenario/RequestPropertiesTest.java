package dev.candor.scenario;

import static dev.candor.scenario.RequestTexts.csv;
import static dev.candor.scenario.RequestTexts.ids;
import static dev.candor.scenario.RequestTexts.jsonl;
import static dev.candor.scenario.RequestTexts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RequestPropertiesTest {

  @Provide
  Arbitrary<List<String>> distinctTexts() {
    Arbitrary<String> words = Arbitraries.strings().ofMaxLength(30);
    Arbitrary<String> troublesome =
        Arbitraries.strings()
            .withChars("\"',;\r\n \t{}[]\\ab\u00e9\u00a0\u2028\uFEFF")
            .ofMaxLength(12);
    return Arbitraries.oneOf(words, troublesome)
        .filter(RequestPropertiesTest::isWellFormed)
        .filter(text -> !Fingerprint.normalized(text).isEmpty())
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .uniqueElements(Fingerprint::normalized);
  }

  @Property(tries = 500)
  void csvGivesBackEveryText(
      @ForAll("distinctTexts") List<String> texts, @ForAll LineDelimiter lineEnd)
      throws IOException {
    StringWriter file = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(lineEnd).build(file)) {
      csv.writeRecord("goal", "target");
      texts.forEach(text -> csv.writeRecord(text, "Sure"));
    }

    assertThat(texts(csv(file.toString()))).isEqualTo(texts);
  }

  @Property(tries = 500)
  void jsonlGivesBackEveryText(@ForAll("distinctTexts") List<String> texts) {
    assertThat(texts(jsonl(lines(texts)))).isEqualTo(texts);
  }

  @Property(tries = 200)
  void idsDependNeitherOnOrderNorOnCompany(
      @ForAll("distinctTexts") List<String> texts, @ForAll Random random) {
    Map<String, String> idOf =
        jsonl(lines(texts)).requests().stream()
            .collect(Collectors.toMap(Request::text, Request::id));
    List<String> some = new ArrayList<>(texts);
    Collections.shuffle(some, random);
    some = some.subList(0, 1 + random.nextInt(some.size()));

    assertThat(ids(jsonl(lines(some)))).isEqualTo(some.stream().map(idOf::get).toList());
  }

  @Property(tries = 200)
  void aSampleIsASubsetOfItsSizeInDataSetOrder(
      @ForAll("distinctTexts") List<String> texts,
      @ForAll @IntRange(min = 1, max = 15) int n,
      @ForAll long seed) {
    RequestSet set = jsonl(lines(texts));

    List<String> drawn = ids(set.sample(n, seed));

    assertThat(drawn).hasSize(Math.min(n, texts.size()));
    assertThat(ids(set)).containsSubsequence(drawn);
    assertThat(ids(set.sample(n + 1, seed))).containsSubsequence(drawn);
  }

  @Property(tries = 200)
  void aSampleDependsOnTheSetAndNotOnItsOrder(
      @ForAll("distinctTexts") List<String> texts, @ForAll Random random, @ForAll long seed) {
    List<String> shuffled = new ArrayList<>(texts);
    Collections.shuffle(shuffled, random);
    int n = 1 + random.nextInt(texts.size());

    assertThat(ids(jsonl(lines(shuffled)).sample(n, seed)))
        .containsExactlyInAnyOrderElementsOf(ids(jsonl(lines(texts)).sample(n, seed)));
  }

  private static String lines(List<String> texts) {
    ObjectMapper json = new ObjectMapper();
    StringBuilder file = new StringBuilder();
    for (String text : texts) {
      try {
        file.append(json.writeValueAsString(Map.of("text", text))).append('\n');
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }
    return file.toString();
  }

  /** Half a surrogate pair has no form in UTF-8, so no file can hold it. */
  private static boolean isWellFormed(String text) {
    return text.codePoints()
        .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
