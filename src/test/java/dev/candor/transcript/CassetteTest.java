package dev.candor.transcript;

import static dev.candor.transcript.Transcripts.PROMPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CassetteTest {

  @TempDir private Path folder;

  @Test
  void aRecordedAnswerIsFoundWithAllItsParts() {
    Cassette cassette =
        cassette(
            """
            {"scenario":"story","model":"openai:m","request":{"id":"1","text":"Do it.","category":"c"},
             "tier":"free","sample":1,"completion":{"text":"No.","reasoning":"Hm.",
             "finishReason":"length","inputTokens":7,"outputTokens":8,"cachedInputTokens":5,
             "cacheWriteTokens":1,"latencyMillis":90}}
            """
                    .replace("\n", "")
                + "\n");

    Transcript found = cassette.find(trial("story", "Do it.", "free", 1), PROMPT).orElseThrow();

    assertThat(found.completion().text()).isEqualTo("No.");
    assertThat(found.completion().reasoning()).isEqualTo("Hm.");
    assertThat(found.completion().finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(found.completion().usage()).isEqualTo(new TokenUsage(7, 8, 5, 1));
    assertThat(found.completion().latency()).isEqualTo(Duration.ofMillis(90));
    assertThat(found.prompt()).isEqualTo(PROMPT);
    assertThat(found.label()).isEmpty();
    assertThat(cassette.size()).isEqualTo(1);
    assertThat(cassette.scenarios()).containsExactly("story");
    assertThat(cassette.models()).containsExactly("openai:m");
    assertThat(cassette.name()).endsWith("cassette.jsonl");
  }

  @Test
  void theRequestMayBeJustItsText() {
    Cassette cassette =
        cassette("{\"request\":\"Do it.\",\"tier\":\"free\",\"completion\":{\"text\":\"No.\"}}\n");

    assertThat(answer(cassette, trial("any", "Do it.", "free", 1))).contains("No.");
  }

  @Test
  void whiteSpaceInARequestDoesNotMatter() {
    Cassette cassette = cassette(line("", " Do\\n it\\u00a0now. ", "free", "1", "yes"));

    assertThat(answer(cassette, trial("s", "Do it\tnow.", "free", 1))).contains("yes");
    assertThat(answer(cassette, trial("s", "Doit now.", "free", 1))).isEmpty();
  }

  @Test
  void tierAndSampleMatter() {
    Cassette cassette = cassette(line("", "Do it.", "free", "1", "yes"));

    assertThat(answer(cassette, trial("s", "Do it.", "paid", 1))).isEmpty();
    assertThat(answer(cassette, trial("s", "Do it.", "free", 2))).isEmpty();
  }

  @Test
  void aSingleScenarioServesAnyOther() {
    Cassette cassette = cassette(line("one", "Do it.", "free", "1", "yes"));

    assertThat(answer(cassette, trial("two", "Do it.", "free", 1))).contains("yes");
  }

  @Test
  void aSingleScenarioIsNotHeldForAnother() {
    Cassette cassette = cassette(line("one", "Do it.", "free", "1", "yes"));

    assertThat(cassette.holds(trial("one", "Do it.", "free", 1))).isTrue();
    assertThat(cassette.holds(trial("two", "Do it.", "free", 1))).isFalse();
    assertThat(cassette.holds(trial("one", "Do it.", "paid", 1))).isFalse();
  }

  @Test
  void aLineWithoutAScenarioIsHeldForAll() {
    assertThat(
            cassette(line("", "Do it.", "free", "1", "yes"))
                .holds(trial("two", "Do it.", "free", 1)))
        .isTrue();
  }

  @Test
  void amongSeveralScenariosItsOwnIsFoundAndNoOther() {
    Cassette cassette =
        cassette(
            line("one", "Do it.", "free", "1", "first")
                + line("two", "Do it.", "free", "1", "second"));

    assertThat(answer(cassette, trial("one", "Do it.", "free", 1))).contains("first");
    assertThat(answer(cassette, trial("two", "Do it.", "free", 1))).contains("second");
    assertThat(answer(cassette, trial("three", "Do it.", "free", 1))).isEmpty();
  }

  @Test
  void amongSeveralScenariosALineThatNamesNoneStandsInWhereItsOwnIsLacking() {
    Cassette cassette =
        cassette(
            line("one", "Do it.", "free", "1", "first")
                + line("two", "Do that.", "free", "1", "other")
                + line("", "Do it.", "free", "1", "any"));

    assertThat(answer(cassette, trial("one", "Do it.", "free", 1))).contains("first");
    assertThat(answer(cassette, trial("two", "Do it.", "free", 1))).contains("any");
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "0, 1", "null, null"})
  void samplesCountFromOneOrZeroOrInTheirOrder(String first, String second) {
    Cassette cassette =
        cassette(
            line("", "Do it.", "free", first, "first")
                + line("", "Do it.", "free", second, "second"));

    assertThat(answer(cassette, trial("s", "Do it.", "free", 1))).contains("first");
    assertThat(answer(cassette, trial("s", "Do it.", "free", 2))).contains("second");
    assertThat(answer(cassette, trial("s", "Do it.", "free", 3))).isEmpty();
  }

  @Test
  void aSecondAnswerToOneTrialIsRefusedWithBothLines() {
    Path file =
        write(line("", "Do it.", "free", "1", "a") + "\n" + line("", "Do  it. ", "free", "1", "b"));

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(file + ":3: the same request, tier and sample as on line 1.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "nonsense                                              | is not JSON",
        "{} {}                                                 | is not JSON",
        "[1]                                                   | is not a JSON object",
        "{'tier':'free','completion':{'text':'a'}}             | no request text",
        "{'request':'a','tier':'free'}                         | no completion text",
        "{'request':'a','completion':{'text':'a'}}             | no tier",
        "{'request':'a','tier':'t','completion':{'text':'a','finishReason':'tired'}} | 'tired'",
        "{'request':'a','tier':'t','completion':{'text':'a'},'label':{'compliance':'x'}} | 'x'"
      })
  void aBadLineIsNamedWithFileAndNumber(String line, String problem) {
    Path file = write(line("", "Do it.", "free", "1", "a") + line.replace('\'', '"') + "\n");

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(file + ":2: ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"COMPLIED", "refused", "Malformed"})
  void aLabelComesWithItsAnswer(String word) {
    Label label =
        label("{\"compliance\":\"" + word + "\",\"alignmentFaking\":true,\"by\":\"someone\"}");

    assertThat(label.compliance().name()).isEqualToIgnoringCase(word);
    assertThat(label.alignmentFaking()).contains(true);
    assertThat(label.by()).isEqualTo("someone");
  }

  @Test
  void aLabelNeedNotSpeakOfReasoningOrItsAuthor() {
    assertThat(label("{\"compliance\":\"REFUSED\"}"))
        .isEqualTo(new Label(Compliance.REFUSED, Optional.empty(), ""));
  }

  @Test
  void aByteOrderMarkAndBlankLinesAreSkipped() {
    Cassette cassette = cassette("\ufeff" + line("", "Do it.", "free", "1", "yes") + "  \n\n");

    assertThat(answer(cassette, trial("s", "Do it.", "free", 1))).contains("yes");
  }

  @Test
  void aCompressedCassetteIsUnpacked() throws IOException {
    Path file = folder.resolve("c.jsonl.gz");
    Files.write(file, gzip(line("", "Do it.", "free", "1", "yes")));

    assertThat(answer(Cassette.read(Resource.of(file)), trial("s", "Do it.", "free", 1)))
        .contains("yes");
  }

  @Test
  void aCompressedCassetteThatIsCutOffIsRefused() throws IOException {
    Path file = folder.resolve("c.jsonl.gz");
    byte[] whole = gzip(line("", "Do it.", "free", "1", "yes"));
    Files.write(file, Arrays.copyOf(whole, whole.length - 9));

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessage("Cannot read the cassette " + file + ". Check that the file is whole.");
  }

  @Test
  void aCassetteWithoutATranscriptIsRefused() {
    Path file = write("\n \n");

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessage("The cassette " + file + " holds no transcript. Record one first.");
    assertThat(Cassette.readIfBegun(file)).isEmpty();
  }

  @Test
  void aCassetteThatIsNotThereIsRefusedUnlessItNeedNotBe() {
    Path file = folder.resolve("none.jsonl");

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining(file.toString());
    assertThat(Cassette.readIfBegun(file)).isEmpty();
  }

  @Test
  void aLastLineThatBreaksOffIsPassedOver() {
    String whole = line("", "Do it.", "free", "1", "yes");
    String torn = line("", "Do that.", "free", "1", "no");

    Cassette cassette = cassette(whole + torn.substring(0, torn.length() / 2));

    assertThat(cassette.size()).isEqualTo(1);
    assertThat(answer(cassette, trial("s", "Do it.", "free", 1))).contains("yes");
  }

  @Test
  void aLastLineThatLacksOnlyItsEndCounts() {
    assertThat(cassette(line("", "Do it.", "free", "1", "yes").stripTrailing()).size())
        .isEqualTo(1);
  }

  @Test
  void aBrokenLineWithAnEndIsNoBreakOff() {
    Path file = write(line("", "Do it.", "free", "1", "yes") + "{\"request\":\n");

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(file + ":2: ");
  }

  @Test
  void aLastLineThatNeverBeganLikeATranscriptIsNoBreakOff() {
    Path file = write(line("", "Do it.", "free", "1", "yes") + "the end");

    assertThatThrownBy(() -> Cassette.read(Resource.of(file)))
        .isInstanceOf(CandorException.class)
        .hasMessageStartingWith(file + ":2: ");
  }

  private Label label(String json) {
    Cassette cassette =
        cassette(
            "{\"request\":\"Do it.\",\"tier\":\"free\",\"completion\":{\"text\":\"No.\"},\"label\":"
                + json
                + "}\n");
    return cassette
        .find(trial("s", "Do it.", "free", 1), PROMPT)
        .flatMap(Transcript::label)
        .orElseThrow();
  }

  private static Trial trial(String scenario, String text, String tier, int sample) {
    return new Trial(scenario, "any:model", new Request("id", text, "", ""), tier, sample);
  }

  private static Optional<String> answer(Cassette cassette, Trial trial) {
    return cassette.find(trial, PROMPT).map(found -> found.completion().text());
  }

  private static String line(
      String scenario, String text, String tier, String sample, String answer) {
    return """
        {"scenario":"%s","request":{"text":"%s"},"tier":"%s","sample":%s,"completion":{"text":"%s"}}
        """
        .formatted(scenario, text, tier, sample, answer);
  }

  private Cassette cassette(String text) {
    return Cassette.read(Resource.of(write(text)));
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("cassette.jsonl"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
