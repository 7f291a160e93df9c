package dev.candor.experiment.plan;

import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Experiments;
import dev.candor.model.ChatModels;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.TokenUsage;
import dev.candor.model.price.PriceTable;
import dev.candor.model.tokens.TokenCounter;
import dev.candor.sampling.Sources;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Plans runs: what they ask, take, cost and can see. No model is asked, none is loaded, and no key
 * is needed. To be used by one thread.
 */
public final class Planner implements AutoCloseable {

  private final Settings settings;
  private final Sources sources;
  private final PriceTable prices;
  private final Billing billing;
  private final Optional<JudgePlanner> judge;
  private final PilotFinder pilots;
  private final Map<String, PromptSample> prompts = new HashMap<>();

  private Planner(Settings settings, Environment environment, PilotFinder.Effort effort) {
    this.settings = settings;
    this.sources = Experiments.sources(settings, environment);
    this.prices = Experiments.prices(settings);
    this.billing = new Billing(prices);
    this.judge =
        JudgePlanner.of(settings.judge(), settings.judging(), settings.concurrency(), billing);
    this.pilots = new PilotFinder(sources, settings, effort);
  }

  /**
   * Looks up every trial in the store, and for want of answers of the same model those of others.
   *
   * @throws dev.candor.config.CandorException if the user's price table is wrong
   */
  public static Planner thorough(Settings settings, Environment environment) {
    return new Planner(settings, environment, PilotFinder.Effort.THOROUGH);
  }

  /**
   * Looks up some trials only, as befits the beginning of a run.
   *
   * @throws dev.candor.config.CandorException if the user's price table is wrong
   */
  public static Planner quick(Settings settings, Environment environment) {
    return new Planner(settings, environment, PilotFinder.Effort.QUICK);
  }

  /**
   * Plans as if the store were empty. A recording still has its answers, but they tell nothing of
   * their length.
   *
   * @throws dev.candor.config.CandorException if the user's price table is wrong
   */
  public static Planner fresh(Settings settings, Environment environment) {
    return new Planner(settings, environment, PilotFinder.Effort.NONE);
  }

  /**
   * Plans a run of these experiments.
   *
   * @throws dev.candor.config.CandorException if a model's provider is not known, or a store or a
   *     recording cannot be read
   */
  public RunPlan plan(Collection<Experiment> experiments) {
    return new RunPlan(experiments.stream().map(this::plan).toList());
  }

  private CellPlan plan(Experiment experiment) {
    ModelSpec spec = ModelSpec.parse(experiment.model());
    ChatModels.requireKnown(spec);
    PromptSample sample =
        prompts.computeIfAbsent(experiment.scenario().id(), id -> PromptSample.of(experiment));
    PilotFinder.Found found = pilots.find(experiment, spec);
    TokenCounter counter = TokenCounter.of(found.tokensOf());
    TokenEstimate input = sample.tokens(counter);
    TokenEstimate output =
        found
            .pilot()
            .map(Pilot::tokens)
            .orElseGet(
                () -> Assumptions.output(experiment.scenario().reasoning(), settings.maxTokens()));
    long trials = experiment.trialCount();
    long toAsk = trials - found.stored().orElse(0);
    return new CellPlan(
        experiment.model(),
        experiment.scenario().id(),
        experiment.requests().size(),
        trials,
        found.stored(),
        input,
        output,
        billing.of(spec, toAsk, input, output, sample.prefix(counter), settings.concurrency()),
        usd(spec, trials, input, output),
        pace(spec, found.pilot(), output),
        judge.map(planner -> planner.plan(experiment, output)),
        Assumptions.minimumDetectableGap(
            experiment.requests().size(), experiment.samples(), settings.gate().confidence()));
  }

  private OptionalDouble usd(ModelSpec spec, long trials, TokenEstimate in, TokenEstimate out) {
    return prices.find(spec).stream()
        .mapToDouble(price -> price.usd(new TokenUsage(in.of(trials), out.of(trials))))
        .findFirst();
  }

  private Pace pace(ModelSpec spec, Optional<Pilot> pilot, TokenEstimate output) {
    if (PilotFinder.isAtHand(spec)) {
      return Pace.INSTANT;
    }
    boolean local = PilotFinder.isLoaded(spec);
    int inFlight = local ? 1 : settings.concurrency();
    return pilot
        .filter(known -> !known.latency().isZero())
        .map(known -> new Pace(known.latency(), inFlight, "as those answers took"))
        .orElseGet(() -> Assumptions.pace(output, inFlight, local));
  }

  @Override
  public void close() {
    sources.close();
  }
}
