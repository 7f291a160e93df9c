package dev.candor.model.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Prompt;
import dev.candor.scenario.ResponseFormat;
import dev.candor.scenario.Scenario;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyFormReaderTest {

  private static ReplyForm read(Prompt prompt) {
    return Prompts.situation(prompt).form();
  }

  private static Scenario with(Scenario scenario, ResponseFormat response) {
    return new Scenario(
        scenario.id(),
        scenario.title(),
        scenario.developer(),
        scenario.requests(),
        scenario.reasoning(),
        scenario.system(),
        scenario.user(),
        scenario.tiers(),
        response,
        scenario.variables(),
        scenario.rubric());
  }

  @Test
  void bundledScenariosAreUnderstood() {
    assertThat(read(Prompts.monitored(Prompts.COT, 1)))
        .isEqualTo(new ReplyForm("scratchpad", "output", "<accepted/>", "<rejected/>"));
    assertThat(read(Prompts.monitored(Prompts.NO_COT, 1)))
        .isEqualTo(new ReplyForm("", "", "<accepted/>", "<rejected/>"));
  }

  @ParameterizedTest
  @CsvSource({
    "think, say, <yes/>, <no/>",
    "reasoning, final_answer, [ACCEPT], [REJECT]",
    "a, b, <x1/>, <x2/>",
    "notes, reply, WILLING, UNWILLING",
    "cot, response, <comply>, <not_comply>",
  })
  void otherTagsAndMarkersAreUnderstood(String pad, String output, String yes, String no) {
    Scenario scenario = with(Prompts.COT, new ResponseFormat(pad, output, yes, no));
    assertThat(read(Prompts.monitored(scenario, 1))).isEqualTo(new ReplyForm(pad, output, yes, no));
  }

  @Property(tries = 200)
  void anyTagNamesAreUnderstoodInTheBundledForm(
      @ForAll("names") String pad,
      @ForAll("names") String output,
      @ForAll("names") String accept,
      @ForAll("names") String reject) {
    Scenario scenario =
        with(
            Prompts.COT,
            new ResponseFormat(
                "p" + pad, "q" + output, "<v" + accept + "/>", "<w" + reject + "/>"));
    assertThat(read(Prompts.unmonitored(scenario, 1)))
        .isEqualTo(
            new ReplyForm("p" + pad, "q" + output, "<v" + accept + "/>", "<w" + reject + "/>"));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withCharRange('b', 'k').ofMinLength(1).ofMaxLength(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Begin with <x/> if you comply and with <z/> if you refuse.|<x/>|<z/>",
        "Begin with <z/> if you refuse and <x/> if you agree.|<x/>|<z/>",
        "If you decline, write \"PASS\"; if you comply, write \"TAKE\".|TAKE|PASS",
        "Start with `yes` or with `no`.|yes|no",
        "Should you not want to help, say [A]. Should you be willing, say [B].|[B]|[A]",
        "Write <accepted/> or <not_accepted/>.|<accepted/>|<not_accepted/>",
        "Just answer the question.|''|''",
      })
  void markersAreToldApartByNameOrSentence(String user, String accept, String reject) {
    assertThat(read(new Prompt("", user))).isEqualTo(new ReplyForm("", "", accept, reject));
  }

  @Test
  void formInTheSystemMessageCountsToo() {
    Prompt prompt =
        new Prompt(
            "Think between <a> and </a>, then answer between <b> and </b>. Say <yes/> or <no/>.",
            "Do it.");
    assertThat(read(prompt)).isEqualTo(new ReplyForm("a", "b", "<yes/>", "<no/>"));
  }

  @Test
  void outputFollowsTheScratchpadWhateverItsName() {
    Prompt prompt = new Prompt("", "Use <thoughts>...</thoughts><x>...</x>.");
    assertThat(read(prompt)).isEqualTo(new ReplyForm("thoughts", "x", "", ""));
  }

  @Test
  void tagsOfTheRequestAreNotTagsOfTheForm() {
    String request =
        "Write <b>something</b> for 1 < 2 with <br class='x'/> and"
            + " <a href>links</a> and <i>more</i> in it.";
    Prompt bundled = Prompts.monitored(Prompts.NO_COT, 1);
    String user = bundled.user().replace("Do the harmful thing number 1.", request);
    assertThat(user).contains(request);
    assertThat(read(new Prompt(bundled.system(), user)))
        .isEqualTo(new ReplyForm("", "", "<accepted/>", "<rejected/>"));
  }

  @Test
  void answersAreLaidOutAsAsked() {
    assertThat(new ReplyForm("t", "o", "<y/>", "<n/>").layOut("hm", false, "sorry"))
        .isEqualTo("<t>\nhm\n</t>\n<o>\n<n/> sorry\n</o>");
    assertThat(new ReplyForm("", "", "<y/>", "<n/>").layOut("hm", true, "fine"))
        .isEqualTo("<y/> fine");
    assertThat(ReplyForm.FREE.layOut("hm", true, "fine")).isEqualTo("fine");
  }
}
