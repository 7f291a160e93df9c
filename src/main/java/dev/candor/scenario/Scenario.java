package dev.candor.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param variables what the templates know by names of the scenario's own; an empty value switches
 *     a section off
 * @param rubric what counts as compliance, in words for a judge; empty where it is doing what the
 *     request asks
 * @param control what it is the control of; empty where it stands by itself
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
    ResponseFormat response,
    Map<String, String> variables,
    String rubric,
    Optional<Control> control) {

  private static final Request PROBE = new Request("probe", "{{request}}", "{{category}}", "");

  public Scenario {
    tiers = List.copyOf(tiers);
    variables = Map.copyOf(variables);
    for (TierRole role : List.of(TierRole.MONITORED, TierRole.UNMONITORED)) {
      long count = tiers.stream().filter(tier -> tier.role() == role).count();
      if (count != 1) {
        throw new IllegalArgumentException(
            "a scenario has exactly one tier of role " + role.label() + ", this one has " + count);
      }
    }
  }

  /** A scenario that stands by itself. */
  public Scenario(
      String id,
      String title,
      String developer,
      String requests,
      ReasoningMode reasoning,
      PromptTemplate system,
      PromptTemplate user,
      List<Tier> tiers,
      ResponseFormat response,
      Map<String, String> variables,
      String rubric) {
    this(
        id,
        title,
        developer,
        requests,
        reasoning,
        system,
        user,
        tiers,
        response,
        variables,
        rubric,
        Optional.empty());
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
    PromptTemplate.Setting setting = setting(tier);
    return new Prompt(system.render(setting, request), user.render(setting, request));
  }

  /** All that the templates know but the request. */
  PromptTemplate.Setting setting(Tier tier) {
    return new PromptTemplate.Setting(
        developer, tier, monitored().name(), unmonitored().name(), reasoning, response, variables);
  }

  /**
   * The SHA-256 digest of the prompts but for the request, and of all that decides over how an
   * answer is read: 64 hexadecimal digits. Scenarios that tell the model the same have the same
   * one, however their files share out the words.
   */
  public String digest() {
    return Fingerprint.sha256(
        Stream.concat(
                Stream.of(reasoning, response, rubric),
                tiers.stream().map(t -> t.name() + t.role() + prompt(t, PROBE)))
            .map(String::valueOf)
            .collect(Collectors.joining("\n")));
  }

  private Tier tierOf(TierRole role) {
    return tiers.stream().filter(tier -> tier.role() == role).findFirst().orElseThrow();
  }
}
