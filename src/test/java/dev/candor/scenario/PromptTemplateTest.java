package dev.candor.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplateTest {

  private static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of("rated", "yes"));
  private static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of("rated", "no"));
  private static final Request FIRST = new Request("1", "First thing.", "fraud", "ours");
  private static final Request SECOND = new Request("2", "Second thing.", "privacy", "ours");
  private static final ResponseFormat FORMAT =
      new ResponseFormat("scratchpad", "output", "<accepted/>", "<rejected/>");

  private static String render(
      PromptTemplate template, String developer, Tier tier, Request request, ResponseFormat form) {
    return template.render(setting(developer, tier, form, Map.of()), request);
  }

  private static PromptTemplate.Setting setting(
      String developer, Tier tier, ResponseFormat form, Map<String, String> variables) {
    return new PromptTemplate.Setting(
        developer, tier, "free", "paid", ReasoningMode.SCRATCHPAD, form, variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do: {{request}}",
        "{{request.text}}",
        "about {{ request.category }}",
        "{{#request}}{{text}}{{/request}}",
        "{{#tier}}{{request}}{{/tier}}",
        "{{#tier}}{{#developer}}{{{request}}}{{/developer}}{{/tier}}",
        "{{&request}}",
        "{{.}}",
        "{{this}}"
      })
  void whateverNamesTheRequestIsMadeAnewForEachRequest(String source) {
    PromptTemplate template = new PromptTemplate(source);
    String first = render(template, "Acme", FREE, FIRST, FORMAT);
    String second = render(template, "Acme", FREE, SECOND, FORMAT);
    assertThat(first).isNotEqualTo(second);
    assertThat(render(template, "Acme", FREE, FIRST, FORMAT)).isEqualTo(first);
  }

  @Test
  void whatDoesNotNameItIsMadeOnceForEachTierDeveloperAndLayout() {
    PromptTemplate template =
        new PromptTemplate("{{developer}} {{tier}} {{tier.rated}} {{response.accept}} request");
    ResponseFormat other = new ResponseFormat("scratchpad", "output", "YES", "NO");
    for (Request request : List.of(FIRST, SECOND)) {
      assertThat(render(template, "Acme", FREE, request, FORMAT))
          .isEqualTo("Acme free yes <accepted/> request");
      assertThat(render(template, "Acme", PAID, request, FORMAT))
          .isEqualTo("Acme paid no <accepted/> request");
      assertThat(render(template, "Zeta", FREE, request, FORMAT))
          .isEqualTo("Zeta free yes <accepted/> request");
      assertThat(render(template, "Acme", FREE, request, other))
          .isEqualTo("Acme free yes YES request");
    }
    assertThat(render(template, "Acme", FREE, FIRST, FORMAT))
        .isSameAs(render(template, "Acme", FREE, SECOND, FORMAT));
  }

  @Test
  void itTakesAnyNumberOfTiers() {
    PromptTemplate template = new PromptTemplate("{{tier}}");
    for (int i = 0; i < 1000; i++) {
      Tier tier = new Tier("t" + i, TierRole.CONTROL, Map.of());
      assertThat(render(template, "Acme", tier, FIRST, FORMAT)).isEqualTo("t" + i);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{{company}} and {{developer}} | Fowl Ltd and Acme",
        "{{#company}}for {{company}}{{/company}} | for Fowl Ltd",
        "x{{#off}} never{{/off}}{{^off}} always{{/off}} | x always",
        "{{#length}}{{length}} of {{request}}{{/length}} | ten of First thing.",
        "{{monitored}}, not {{unmonitored}} | free, not paid",
        "{{reasoning}}{{#reasoning.scratchpad}} in tags{{/reasoning.scratchpad}} | scratchpad in tags",
        "{{#reasoning.none}}at once{{/reasoning.none}}{{^reasoning.native}}here{{/reasoning.native}} | here",
        "{{#response.output}}in {{response.output}}{{/response.output}} | in output",
      })
  void variablesAreFilledInAndSwitchTextOnAndOff(String source, String text) {
    // One is named as a method of Java's strings is, which a section must not find in its stead.
    Map<String, String> variables = Map.of("company", "Fowl Ltd", "off", "", "length", "ten");
    assertThat(new PromptTemplate(source).render(setting("Acme", PAID, FORMAT, variables), FIRST))
        .isEqualTo(text);
  }

  @Test
  void aTextThatIsTheSameForEveryRequestIsMadeAnewForOtherVariables() {
    PromptTemplate template = new PromptTemplate("{{x}}");
    for (String value : List.of("one", "two", "one")) {
      assertThat(template.render(setting("Acme", FREE, FORMAT, Map.of("x", value)), FIRST))
          .isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{x}}", "{{#x}}a{{/x}}", "{{^x}}a{{/x}}", "{{#tier.x}}a{{/tier.x}}"})
  void aNameThatDoesNotExistIsAnErrorInASectionToo(String source) {
    PromptTemplate template = new PromptTemplate(source);
    assertThatThrownBy(() -> render(template, "Acme", FREE, FIRST, FORMAT))
        .isInstanceOf(MustacheException.Context.class);
  }
}
