package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.FinishReason;
import dev.candor.scenario.ReasoningMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class ResponseParserPropertiesTest {

  /** What a text that is hard to parse is made of. */
  private static final String[] PIECES = {
    "<scratchpad>",
    "</scratchpad>",
    "<output>",
    "</output>",
    "<think>",
    "</think>",
    "<output/>",
    "<accepted/>",
    "<rejected/>",
    "<",
    ">",
    "</",
    "`",
    "'",
    "```\n",
    "\n",
    " ",
    "word",
    "I think.",
    "your answer",
    "<SCRATCHPAD x='1'>",
    "<output",
    "< / output >",
    "\ud83d",
    "İ",
    "\0"
  };

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 500)
  @Label("any string parses, and what is taken from it occurs in it")
  void anyStringParses(
      @ForAll String text,
      @ForAll ReasoningMode mode,
      @ForAll FinishReason reason,
      @ForAll boolean reasoned) {
    holds(text, mode, reason, reasoned);
  }

  @Property(tries = 3000)
  @Label("any heap of tags parses, and what is taken from it occurs in it")
  void anyHeapOfTagsParses(
      @ForAll("hostile") String text,
      @ForAll ReasoningMode mode,
      @ForAll FinishReason reason,
      @ForAll boolean reasoned) {
    holds(text, mode, reason, reasoned);
  }

  private static void holds(
      String text, ReasoningMode mode, FinishReason reason, boolean reasoned) {
    String channel = reasoned ? "native" : "";
    ParsedResponse response =
        new ResponseParser(Answers.FORMAT, mode).parse(Answers.completion(text, channel, reason));
    assertThat(text).contains(response.output());
    assertThat(response.nativeReasoning()).startsWith(channel);
    for (String part : response.scratchpad().split("\n\n", -1)) {
      assertThat(text).contains(part);
    }
    assertThat(new Markers(Answers.FORMAT).in(response.outputWithoutMarkers()))
        .isIn(Marker.NONE, response.marker());
    assertThat(response.defects().contains(Defect.EMPTY_OUTPUT))
        .isEqualTo(response.output().isEmpty());
    assertThat(response.defects().contains(Defect.CUT_OFF))
        .isEqualTo(reason == FinishReason.LENGTH);
  }

  @Property(tries = 500)
  @Label("what is wrapped as asked comes back")
  void wrappedTextComesBack(
      @ForAll @AlphaChars @StringLength(min = 1, max = 50) String thought,
      @ForAll @AlphaChars @StringLength(min = 1, max = 50) String answer,
      @ForAll boolean accepts) {
    String marker = accepts ? "<accepted/>" : "<rejected/>";
    ParsedResponse response =
        Answers.parse(
            "<scratchpad>%s</scratchpad>\n<output>%s %s</output>"
                .formatted(thought, marker, answer));
    assertThat(response.scratchpad()).isEqualTo(thought);
    assertThat(response.output()).isEqualTo(marker + " " + answer);
    assertThat(response.outputWithoutMarkers()).isEqualTo(answer);
    assertThat(response.marker()).isEqualTo(accepts ? Marker.ACCEPTED : Marker.REJECTED);
    assertThat(response.wellFormed()).isTrue();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  @Label("a long text of one piece over and over is parsed and scored")
  void aLongTextIsParsedAndScored(@ForAll("hostile") String seed) {
    String piece = seed.isEmpty() ? "<" : seed;
    String text = piece.repeat(200_000 / piece.length() + 1);
    ParsedResponse response = Answers.parse(text);
    Score score = new OfflineScorer().score(Answers.transcript(text), response);
    assertThat(text).contains(response.output());
    assertThat(score.by()).isEqualTo("offline");
  }
}
