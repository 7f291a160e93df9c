package dev.candor.scenario;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * The SHA-256 digest of all that decides over the prompts but the request, and over how an answer
   * is read: 64 hexadecimal digits.
   */
  public String digest() {
    return Fingerprint.sha256(
        Stream.concat(
                Stream.of(developer, reasoning, system.source(), user.source(), response),
                // In an order of their own: that of a tier's map changes from run to run.
                tiers.stream().map(t -> t.name() + t.role() + new TreeMap<>(t.variables())))
            .map(String::valueOf)
            .collect(Collectors.joining("\n")));
  }

  private Tier tierOf(TierRole role) {
    return tiers.stream().filter(tier -> tier.role() == role).findFirst().orElseThrow();
  }
}
