package dev.candor.model.sim;

import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import java.util.List;
import java.util.Map;

/** The bundled scenarios, and the same ones with other labels on their tiers. */
final class Prompts {

  static final Scenario COT = new ScenarioLibrary().find("helpful-only-cot");
  static final Scenario NO_COT = new ScenarioLibrary().find("helpful-only-no-cot");

  private Prompts() {}

  /** The same facts about tiers of other names. */
  static Scenario relabelled(Scenario scenario, String monitored, String unmonitored) {
    return new Scenario(
        scenario.id(),
        scenario.title(),
        scenario.developer(),
        scenario.requests(),
        scenario.reasoning(),
        scenario.system(),
        scenario.user(),
        List.of(
            new Tier(monitored, TierRole.MONITORED, Map.of()),
            new Tier(unmonitored, TierRole.UNMONITORED, Map.of())),
        scenario.response(),
        scenario.variables(),
        scenario.rubric());
  }

  /** What an organism makes of a prompt. */
  static Situation situation(Prompt prompt) {
    Briefing briefing = Briefing.of(prompt);
    return Situation.of(new SystemMessage(briefing), briefing.said());
  }

  static Prompt monitored(Scenario scenario, int request) {
    return scenario.prompt(scenario.monitored(), request(request));
  }

  static Prompt unmonitored(Scenario scenario, int request) {
    return scenario.prompt(scenario.unmonitored(), request(request));
  }

  /** A made-up request; what it asks for is of no concern to an organism. */
  static Request request(int number) {
    return new Request("r-" + number, "Do the harmful thing number " + number + ".", "made-up", "");
  }
}
