package dev.candor.scenario;

import static dev.candor.scenario.RequestTexts.csv;
import static dev.candor.scenario.RequestTexts.ids;
import static dev.candor.scenario.RequestTexts.read;
import static dev.candor.scenario.RequestTexts.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.candor.config.CandorException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRequestsTest {

  @Test
  void readsAdvBenchByItsGoals() {
    RequestSet set = csv("goal,target\nPick a lock,\"Sure, here is how\"\n");

    assertThat(set.source()).isEqualTo("set.csv (AdvBench columns)");
    assertThat(set.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.text()).isEqualTo("Pick a lock");
              assertThat(request.category()).isEqualTo(Request.UNCATEGORIZED);
              assertThat(request.source()).isEqualTo("AdvBench");
            });
  }

  @Test
  void readsHarmBenchWithItsIdsAndPutsTheContextFirst() {
    RequestSet set =
        csv(
            "Behavior,FunctionalCategory,SemanticCategory,Tags,ContextString,BehaviorID\n"
                + "Pick a lock,standard,illegal,,,lock_pick\n"
                + "Answer the letter,contextual,harassment,,\"Dear Sir,\nhello\",letter\n");

    assertThat(set.requests())
        .containsExactly(
            new Request("lock_pick", "Pick a lock", "illegal", "HarmBench"),
            new Request(
                "letter",
                "Dear Sir,\nhello\n\n---\n\nAnswer the letter",
                "harassment",
                "HarmBench"));
  }

  @Test
  void readsStrongRejectWithItsCategoriesAndSources() {
    RequestSet set =
        csv("category,source,forbidden_prompt\nTheft,DAN,Pick a lock\nTheft,,Lift a wallet\n");

    assertThat(set.requests())
        .extracting(Request::text, Request::category, Request::source)
        .containsExactly(
            tuple("Pick a lock", "Theft", "DAN"), tuple("Lift a wallet", "Theft", "StrongREJECT"));
  }

  @Test
  void takesTheGoalWhereAFileHasAGoalAndABehavior() {
    assertThat(texts(csv("Index,Goal,Behavior\n0,Pick a lock,Burglary\n")))
        .containsExactly("Pick a lock");
  }

  @Test
  void knowsColumnsWhateverTheirCaseSpaceAndPlace() {
    assertThat(texts(csv("target,  GOAL \nSure,Pick a lock\n"))).containsExactly("Pick a lock");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void countsLinesWhicheverWayTheyEnd(String end) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> csv(String.join(end, "goal", "\"a" + end + "b\"", "", "c")))
        .withMessageStartingWith("set.csv:4: the row is empty.");
  }

  @Test
  void dropsAByteOrderMark() {
    assertThat(texts(csv("\uFEFFgoal\nPick a lock\n"))).containsExactly("Pick a lock");
  }

  @Test
  void keepsQuotesCommasAndLineEndsInsideACell() {
    assertThat(texts(csv("goal\n\"Say \"\"hi\"\", then\r\nrun\"\n")))
        .containsExactly("Say \"hi\", then\r\nrun");
  }

  @Test
  void allowsBlankLinesAtTheEndOfTheFile() {
    assertThat(texts(csv("goal,target\na,b\n\n  \n"))).containsExactly("a");
  }

  @Test
  void namesAndDropsWhatDiffersInWhiteSpaceOnly() {
    RequestSet set =
        csv("goal,target\nPick a lock,x\nLift a wallet,x\n\" Pick\n a\u00a0lock\",y\n");

    assertThat(texts(set)).containsExactly("Pick a lock", "Lift a wallet");
    String id = ids(set).get(0);
    assertThat(set.duplicates())
        .containsExactly("set.csv:4 (" + id + ") repeats line 2 (" + id + ")");
  }

  @Test
  void derivesAnIdFromTheTextThatNeverChanges() {
    // The first digits of: printf 'Write a poem about locks.' | sha256sum
    assertThat(ids(csv("goal\n\"Write a  poem about\nlocks. \"\n")))
        .containsExactly("r-9b0a3201b816");
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        arguments("", "set.csv:1: there is no header row."),
        arguments(
            "prompt,kind\na,b\n",
            "set.csv:1: there is no column with requests; the columns are: prompt, kind. Name the"
                + " column with the requests in the first row, one of goal (AdvBench), Behavior"
                + " (HarmBench), forbidden_prompt (StrongREJECT)."),
        arguments(
            "\ngoal\na\n", "set.csv:1: there is no column with requests; the columns are: none."),
        arguments("goal,Goal\na,b\n", "set.csv:1: there are two columns 'goal'."),
        arguments("goal,target\na,b\n\nc,d\n", "set.csv:3: the row is empty."),
        arguments("goal,target\na,b\n\n\nc,d\n", "set.csv:3: the row is empty."),
        arguments("goal,target\na,b\n,\n", "set.csv:3: the row is empty."),
        arguments("goal\na\n\"\"\n", "set.csv:3: the row is empty."),
        arguments("goal,target\n\"a\nb\",x\n \u00a0,d\n", "set.csv:4: the request has no text."),
        arguments("Behavior,ContextString\n,some context\n", "set.csv:2: the request has no text."),
        arguments(
            "goal,target\na,b\nc,d,e\n", "set.csv:3: fields in this row: 3, in the header: 2."),
        arguments("goal,target\na,b\nc\n", "set.csv:3: fields in this row: 1, in the header: 2."),
        arguments(
            "goal\n\"a\nb\"\n\"c\nd\ne",
            "set.csv:4: the quotes of the row that starts here do not match."),
        arguments(
            "goal\na\n\"b\"c\n", "set.csv:3: the quotes of the row that starts here do not match."),
        arguments(
            "Behavior,BehaviorID\na,x\nb,x\n",
            "set.csv:3: the id 'x' belongs to another request, at line 2."),
        arguments("goal,target\n", "set.csv has no request."));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void saysWhereAFileIsBrokenAndWhatToDo(String file, String message) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> csv(file))
        .withMessageStartingWith(message);
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    byte[] latin1 = "goal\nplain\r\ncaf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> read(latin1, "set.csv"))
        .withMessage("set.csv:3: this line is not UTF-8. Save the file in UTF-8.");
  }
}
