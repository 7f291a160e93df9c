package dev.candor.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a model answers, a cassette gives it back. */
class CassettePropertiesTest {

  @Property(tries = 1000)
  void aLineGivesItsTranscriptBack(@ForAll("transcripts") Transcript transcript) {
    CassetteEntry entry = CassetteCodec.fromLine(written(transcript), "here");

    Trial trial = transcript.trial();
    assertThat(entry)
        .isEqualTo(
            new CassetteEntry(
                Optional.empty(),
                trial.scenario(),
                trial.model(),
                trial.request().id(),
                trial.request().text(),
                trial.request().category(),
                trial.tier(),
                trial.sample(),
                transcript.completion(),
                transcript.label()));
  }

  @Property(tries = 1000)
  void aTranscriptIsAlwaysOneLine(@ForAll("transcripts") Transcript transcript) {
    assertThat(CassetteCodec.toLine(transcript)).doesNotContain("\n", "\r").startsWith("{");
  }

  @Property(tries = 300)
  void aLineCutAnywhereIsTornAndAWholeOneIsNot(
      @ForAll("transcripts") Transcript transcript, @ForAll double where) {
    byte[] line = CassetteCodec.toLine(transcript).getBytes(StandardCharsets.UTF_8);
    int length = 1 + (int) (Math.abs(where % 1.0) * (line.length - 1));

    assertThat(CassetteCodec.isTorn(new String(line, 0, length, StandardCharsets.UTF_8)))
        .isEqualTo(length < line.length);
  }

  /** As a file holds it. */
  private static String written(Transcript transcript) {
    byte[] bytes = CassetteCodec.toLine(transcript).getBytes(StandardCharsets.UTF_8);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<Transcript> transcripts() {
    return Combinators.combine(trials(), completions(), labels().optional())
        .as((trial, done, label) -> new Transcript(trial, Transcripts.PROMPT, done, label));
  }

  private static Arbitrary<Trial> trials() {
    Arbitrary<Request> requests =
        Combinators.combine(words(), words(), texts())
            .as((id, text, c) -> new Request(id, text, c, ""));
    return Combinators.combine(
            texts(), texts(), requests, words(), Arbitraries.integers().between(1, 99))
        .as(Trial::new);
  }

  private static Arbitrary<Completion> completions() {
    Arbitrary<TokenUsage> usages =
        Combinators.combine(
                Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
            .as(TokenUsage::ofReport);
    return Combinators.combine(
            texts(),
            texts(),
            Arbitraries.of(FinishReason.class),
            usages,
            Arbitraries.longs().between(0, 1_000_000).map(Duration::ofMillis))
        .as(Completion::new);
  }

  private static Arbitrary<Label> labels() {
    Arbitrary<Optional<Boolean>> found = Arbitraries.of(true, false).optional();
    return Combinators.combine(Arbitraries.of(Compliance.class), found, texts()).as(Label::new);
  }

  private static Arbitrary<String> words() {
    return texts().filter(text -> !text.isBlank());
  }

  /** Any characters at all, halves of surrogate pairs among them, and those that make trouble. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(20),
        Arbitraries.strings()
            .withChars("\"\\/{}[]:,\r\n\t \u0000\u0085\u00a0\u2028\u2029\ufeff\ud83d\ude00é中")
            .ofMaxLength(20));
  }
}
