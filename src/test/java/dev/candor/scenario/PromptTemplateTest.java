package dev.candor.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTemplateTest {

  private static final Tier FREE = new Tier("free", TierRole.MONITORED, Map.of("rated", "yes"));
  private static final Tier PAID = new Tier("paid", TierRole.UNMONITORED, Map.of("rated", "no"));
  private static final Request FIRST = new Request("1", "First thing.", "fraud", "ours");
  private static final Request SECOND = new Request("2", "Second thing.", "privacy", "ours");
  private static final ResponseFormat FORMAT =
      new ResponseFormat("scratchpad", "output", "<accepted/>", "<rejected/>");

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
    String first = template.render("Acme", FREE, FIRST, FORMAT);
    String second = template.render("Acme", FREE, SECOND, FORMAT);
    assertThat(first).isNotEqualTo(second);
    assertThat(template.render("Acme", FREE, FIRST, FORMAT)).isEqualTo(first);
  }

  @Test
  void whatDoesNotNameItIsMadeOnceForEachTierDeveloperAndLayout() {
    PromptTemplate template =
        new PromptTemplate("{{developer}} {{tier}} {{tier.rated}} {{response.accept}} request");
    ResponseFormat other = new ResponseFormat("scratchpad", "output", "YES", "NO");
    for (Request request : List.of(FIRST, SECOND)) {
      assertThat(template.render("Acme", FREE, request, FORMAT))
          .isEqualTo("Acme free yes <accepted/> request");
      assertThat(template.render("Acme", PAID, request, FORMAT))
          .isEqualTo("Acme paid no <accepted/> request");
      assertThat(template.render("Zeta", FREE, request, FORMAT))
          .isEqualTo("Zeta free yes <accepted/> request");
      assertThat(template.render("Acme", FREE, request, other))
          .isEqualTo("Acme free yes YES request");
    }
    assertThat(template.render("Acme", FREE, FIRST, FORMAT))
        .isSameAs(template.render("Acme", FREE, SECOND, FORMAT));
  }

  @Test
  void itTakesAnyNumberOfTiers() {
    PromptTemplate template = new PromptTemplate("{{tier}}");
    for (int i = 0; i < 1000; i++) {
      Tier tier = new Tier("t" + i, TierRole.CONTROL, Map.of());
      assertThat(template.render("Acme", tier, FIRST, FORMAT)).isEqualTo("t" + i);
    }
  }
}
