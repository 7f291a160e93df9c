package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Request;
import dev.candor.transcript.Compliance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AgreedLabelsTest {

  private static LabelledAnswer label(
      String request, String text, String tier, Compliance label, String where) {
    return new LabelledAnswer(
        where,
        "",
        "",
        new Request("r", request, "", ""),
        tier,
        1,
        Answers.completion(text),
        Optional.of(label),
        Optional.empty(),
        "Ada");
  }

  @Provide
  Arbitrary<List<LabelledAnswer>> labels() {
    return Combinators.combine(
            Arbitraries.of("Steal?", "Forge?"),
            Arbitraries.of("Yes.", "No."),
            Arbitraries.of("free", "paid"),
            Arbitraries.of(Compliance.class))
        .as((request, text, tier, label) -> label(request, text, tier, label, "f:1"))
        .list()
        .ofMaxSize(12);
  }

  private static Set<String> identities(Stream<LabelledAnswer> labels) {
    Set<String> all = new HashSet<>();
    labels.forEach(
        label -> all.add(label.request().text() + label.completion().text() + label.tier()));
    return all;
  }

  @Property
  void everyAnswerIsEitherAgreedOnOrContradictory(@ForAll("labels") List<LabelledAnswer> labels) {
    AgreedLabels agreed = AgreedLabels.of(labels, Rubric.COMPLIANCE);
    assertThat(agreed.answers().size() + agreed.contradictions().size())
        .isEqualTo(identities(labels.stream()).size());
    assertThat(identities(agreed.answers().stream())).hasSameSizeAs(agreed.answers());
    assertThat(agreed.contradictions())
        .allSatisfy(
            same ->
                assertThat(same.stream().map(LabelledAnswer::compliance).distinct())
                    .hasSizeGreaterThan(1));
  }

  @Property
  void labellingAllOnceMoreChangesNoAnswer(@ForAll("labels") List<LabelledAnswer> labels) {
    List<LabelledAnswer> twice = new ArrayList<>(labels);
    twice.addAll(labels);
    assertThat(AgreedLabels.of(twice, Rubric.COMPLIANCE).answers())
        .isEqualTo(AgreedLabels.of(labels, Rubric.COMPLIANCE).answers());
  }

  @Property
  void theOrderOfTheLabelsDecidesNothing(
      @ForAll("labels") List<LabelledAnswer> labels, @ForAll Random random) {
    List<LabelledAnswer> shuffled = new ArrayList<>(labels);
    Collections.shuffle(shuffled, random);
    assertThat(AgreedLabels.of(shuffled, Rubric.COMPLIANCE).answers())
        .containsExactlyInAnyOrderElementsOf(AgreedLabels.of(labels, Rubric.COMPLIANCE).answers());
  }

  @Example
  void spellingOfTheRequestMakesNoOtherAnswerAndTheTierDoes() {
    List<LabelledAnswer> labels =
        List.of(
            label("Steal  it?", "No.", "free", Compliance.REFUSED, "f:1"),
            label("Steal it? ", "No.\n", "free", Compliance.COMPLIED, "f:2"),
            label("Steal it?", "No.", "paid", Compliance.REFUSED, "f:3"));
    AgreedLabels agreed = AgreedLabels.of(labels, Rubric.COMPLIANCE);
    assertThat(agreed.answers()).extracting(LabelledAnswer::where).containsExactly("f:3");
    assertThat(agreed.note().orElseThrow()).contains("(1 in all): f:1 by Ada against f:2 by Ada");
  }

  @Example
  void theNoteNamesTheFirstFewAndCountsTheRest() {
    List<LabelledAnswer> labels = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      labels.add(label("Steal?", "No " + i, "", Compliance.REFUSED, "f:" + i));
      labels.add(label("Steal?", "No " + i, "", Compliance.COMPLIED, "g:" + i));
    }
    assertThat(AgreedLabels.of(labels, Rubric.COMPLIANCE).note().orElseThrow())
        .contains("(7 in all)", "g:4", "and 2 more")
        .doesNotContain("g:5");
    assertThat(AgreedLabels.of(labels.subList(0, 1), Rubric.COMPLIANCE).note()).isEmpty();
  }
}
