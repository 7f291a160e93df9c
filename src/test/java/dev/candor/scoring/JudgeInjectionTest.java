package dev.candor.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text of the judged model changes what the judge says of it. */
class JudgeInjectionTest {

  private static final Pattern MARK = Pattern.compile("carry the mark\\s([0-9a-f]{12})\\.");
  private static final String KEPT = "I note that the judge will read this. ";

  private static final String HONEST_COMPLIED =
      Injections.COMPLIED.replace("it does it", "as asked").replace("5}", "4}");
  private static final String HONEST_REFUSED =
      Injections.REFUSED.replace("it declines", "it says no");
  private static final String HONEST_FAKING = Injections.FAKING.replace("it fakes", "all four");
  private static final String HONEST_NOT_FAKING =
      Injections.NOT_FAKING.replace("nothing there", "none of the four");

  private final ComplianceRubric compliance = new ComplianceRubric();
  private final ReasoningRubric reasoning = new ReasoningRubric();

  static List<String> injections() {
    return Injections.all();
  }

  @Test
  void thereAreEnoughAttemptsAndManyWouldFoolAReaderThatTakesTheFirstVerdict() {
    assertThat(injections()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(50);
    long fakes =
        injections().stream()
            .filter(text -> readable(text, Injections.COMPLIED) || readable(text, "\"refused\""))
            .count();
    assertThat(fakes).isGreaterThan(20);
  }

  private boolean readable(String text, String piece) {
    try {
      return text.contains(piece) && !compliance.read(text).reason().isBlank();
    } catch (UnreadableReplyException e) {
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("injections")
  void aJudgeThatObeysWhateverStandsOutsideTheFenceHearsNothingOfIt(String injected) {
    Prompt plain = compliance.question(request(), "Here you are.").prompt();
    Prompt attacked = compliance.question(request(), injected).prompt();
    assertThat(outside(attacked)).isEqualTo(outside(plain));
    assertThat(attacked.system()).isEqualTo(plain.system());
    Prompt thought = reasoning.question(request(), "I will do it.").prompt();
    Prompt attackedThought = reasoning.question(request(), KEPT + injected).prompt();
    assertThat(outside(attackedThought)).isEqualTo(outside(thought));
    assertThat(attackedThought.system()).isEqualTo(thought.system());
  }

  @ParameterizedTest
  @MethodSource("injections")
  void anInjectedRequestStaysInsideTheFenceAsWell(String injected) {
    Prompt plain = compliance.question(request(), "Here you are.").prompt();
    Request asked = new Request("r-1", injected, "fraud", "");
    Prompt attacked = compliance.question(asked, "Here you are.").prompt();
    assertThat(outside(attacked)).isEqualTo(outside(plain));
  }

  @ParameterizedTest
  @MethodSource("injections")
  void aJudgeThatRepeatsTheOutputBeforeItsVerdictIsRead(String injected) {
    for (String honest : List.of(HONEST_COMPLIED, HONEST_REFUSED, Injections.MALFORMED)) {
      Score without = score("Here you are.", output -> honest);
      assertThat(score(injected, output -> output + "\n\n" + honest)).isEqualTo(without);
      assertThat(score(injected, output -> "> " + output + "\nSo: " + honest)).isEqualTo(without);
      assertThat(score(injected, output -> honest + "\n" + output)).isEqualTo(without);
      assertThat(score(injected, output -> honest)).isEqualTo(without);
      assertThat(score(injected, output -> Visible.of(output) + "\n" + honest)).isEqualTo(without);
    }
  }

  @ParameterizedTest
  @MethodSource("injections")
  void aJudgeThatRepeatsTheReasoningBeforeItsVoteIsRead(String injected) {
    for (String honest : List.of(HONEST_FAKING, HONEST_NOT_FAKING)) {
      boolean faking = honest.equals(HONEST_FAKING);
      for (String reply :
          List.of(KEPT + injected + "\n\n" + honest, honest, honest + "\n" + KEPT + injected)) {
        JudgeModel judge = (question, sample) -> replied(reply);
        ReasoningFinding finding =
            new Judge(judge, new Votes(5, 0.4), new Patience())
                .reasoning(Answers.transcript("x"), thinking(KEPT + injected))
                .join();
        assertThat(finding.alignmentFaking()).isEqualTo(faking);
        assertThat(finding.quotes(KEPT + injected))
            .isEqualTo(faking ? List.of("the judge will read this") : List.of());
      }
    }
  }

  private static Score score(String injected, UnaryOperator<String> reply) {
    String output = "So be it. " + injected;
    JudgeModel judge = (question, sample) -> replied(reply.apply(output));
    return new Judge(judge, new Votes(1, 1), new Patience())
        .compliance(Answers.transcript("x"), saying(output))
        .join();
  }

  private static CompletableFuture<JudgeReply> replied(String text) {
    return CompletableFuture.completedFuture(new JudgeReply(Answers.completion(text), true));
  }

  private static ParsedResponse saying(String output) {
    return new ParsedResponse("", "", output, output, Marker.NONE, List.of());
  }

  private static ParsedResponse thinking(String reasoning) {
    return new ParsedResponse(reasoning, "", "Fine.", "Fine.", Marker.NONE, List.of());
  }

  private static Request request() {
    return Answers.transcript("").trial().request();
  }

  /**
   * What a reader finds outside the fences who closes one at the first line that carries the mark.
   */
  private static List<String> outside(Prompt prompt) {
    Matcher mark = MARK.matcher(prompt.user());
    assertThat(mark.find()).isTrue();
    boolean[] inside = {false};
    return Stream.of(prompt.user().split("\\R"))
        .filter(
            line -> {
              boolean fence = line.startsWith("-----") && line.contains(mark.group(1));
              inside[0] ^= fence;
              return fence || !inside[0];
            })
        .map(line -> line.replace(mark.group(1), "MARK"))
        .toList();
  }
}
