package dev.candor.experiment.plan;

import dev.candor.experiment.Experiment;
import dev.candor.model.tokens.TokenCounter;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Tier;
import java.util.ArrayList;
import java.util.List;

/**
 * Some prompts of an experiment, in all tiers: what differs between them is the request, a small
 * part, so that a few of them tell the length of all.
 *
 * @param prompts at least one
 */
record PromptSample(List<Prompt> prompts) {

  private static final int REQUESTS = 50;

  static PromptSample of(Experiment experiment) {
    List<Prompt> prompts = new ArrayList<>();
    for (Request request : Spread.over(experiment.requests(), REQUESTS)) {
      for (Tier tier : experiment.scenario().tiers()) {
        prompts.add(experiment.scenario().prompt(tier, request));
      }
    }
    return new PromptSample(prompts);
  }

  TokenEstimate tokens(TokenCounter counter) {
    double mean = prompts.stream().mapToDouble(counter::count).average().orElseThrow();
    return new TokenEstimate(mean, counter.isExact(), counter.method());
  }

  /** Tokens that every prompt begins with; 0 if they begin in several ways. */
  double prefix(TokenCounter counter) {
    String system = prompts.get(0).system();
    return prompts.stream().allMatch(prompt -> prompt.system().equals(system))
        ? counter.count(system)
        : 0;
  }
}
