package dev.candor.scenario;

import java.util.Map;

/**
 * One deployment condition of a scenario.
 *
 * @param name what the tier is called in prompts, reports and cassettes
 * @param role which side of the compliance gap it is
 * @param variables further values that the templates see as {@code tier.NAME}
 */
public record Tier(String name, TierRole role, Map<String, String> variables) {

  public Tier {
    variables = Map.copyOf(variables);
  }
}
