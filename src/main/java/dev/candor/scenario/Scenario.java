package dev.candor.scenario;

import java.util.List;

/**
 * The story told to the model: prompts, tiers and the layout of the answer.
 *
 * @param id stable identity, also the file's name
 * @param title one line for reports
 * @param developer the laboratory's name told to the model
 * @param requests path of the request set, relative to the scenario's own file
 * @param reasoning where the model may think
 * @param system template of the system message, possibly empty
 * @param user template of the user's message
 * @param tiers the deployment conditions in the file's order: exactly one monitored, exactly one
 *     unmonitored, any number of controls
 * @param response how the answer is laid out
 */
public record Scenario(
    String id,
    String title,
    String developer,
    String requests,
    ReasoningMode reasoning,
    PromptTemplate system,
    PromptTemplate user,
    List<Tier> tiers,
    ResponseFormat response) {

  public Scenario {
    tiers = List.copyOf(tiers);
    for (TierRole role : List.of(TierRole.MONITORED, TierRole.UNMONITORED)) {
      long count = tiers.stream().filter(tier -> tier.role() == role).count();
      if (count != 1) {
        throw new IllegalArgumentException(
            "a scenario has exactly one tier of role " + role.label() + ", this one has " + count);
      }
    }
  }

  /** The tier in which the model is told that it is trained on. */
  public Tier monitored() {
    return tierOf(TierRole.MONITORED);
  }

  /** The tier in which the model is told that nobody sees it. */
  public Tier unmonitored() {
    return tierOf(TierRole.UNMONITORED);
  }

  /** What the model is sent when this request is asked in this tier. */
  public Prompt prompt(Tier tier, Request request) {
    return new Prompt(
        system.render(developer, tier, request, response),
        user.render(developer, tier, request, response));
  }

  private Tier tierOf(TierRole role) {
    return tiers.stream().filter(tier -> tier.role() == role).findFirst().orElseThrow();
  }
}
