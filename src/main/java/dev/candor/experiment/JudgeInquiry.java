package dev.candor.experiment;

import dev.candor.config.JudgeSettings;
import dev.candor.model.JsonForm;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.Inquiry;
import dev.candor.sampling.Sources;
import dev.candor.scoring.JudgeModel;
import dev.candor.scoring.JudgeQuestion;
import dev.candor.scoring.JudgeReply;
import dev.candor.scoring.Patience;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.ScenarioRubric;
import dev.candor.transcript.Trial;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a judge's questions through the sampling engine: each is a trial of its own, in a scenario
 * named after the rubric, so that it is retried, paid, kept and asked once.
 */
public final class JudgeInquiry implements JudgeModel, AutoCloseable {

  /** Votes are draws, and so is whatever replaces a reply that cannot be read. */
  private static final double DRAWN = 1;

  /** Names of the scenarios that a judge's questions are stored under. */
  static final Set<String> SCENARIOS =
      Stream.concat(
              Arrays.stream(Rubric.values()).map(Rubric::label), Stream.of(ScenarioRubric.LABEL))
          .map(JudgeInquiry::scenario)
          .collect(Collectors.toUnmodifiableSet());

  private final String spec;
  private final JudgeSettings settings;
  private final OptionalLong seed;
  private final Inquiry inquiry;
  private final Patience patience = new Patience();

  /** Forms of the replies by rubric, as the questions bring them. */
  private final Map<String, JsonForm> forms = new ConcurrentHashMap<>();

  /**
   * Opens a judge.
   *
   * @param seed sampling seed, for models that take one
   * @throws dev.candor.config.CandorException as {@link Sources#open}
   */
  JudgeInquiry(Sources sources, ModelSpec spec, JudgeSettings settings, OptionalLong seed) {
    this.spec = spec.toString();
    this.settings = settings;
    this.seed = seed;
    this.inquiry = sources.judge(spec, this::sampling, settings.maxTokens());
  }

  private static String scenario(String rubric) {
    return "judge-" + rubric;
  }

  private SamplingSettings sampling(Trial question) {
    boolean first = !question.tier().equals(Rubric.REASONING.label()) && question.sample() == 1;
    return new SamplingSettings(
        first ? settings.temperature() : DRAWN,
        settings.maxTokens(),
        seed,
        Optional.ofNullable(forms.get(question.tier())));
  }

  /** Spec of the model that is asked. */
  String spec() {
    return spec;
  }

  /** What tokens of its replies cost, in US dollars; empty if the price is not known. */
  OptionalDouble usd(TokenUsage usage) {
    return inquiry.usd(usage);
  }

  CompletableFuture<Inquiry.Answer> ask(JudgeQuestion question, int sample) {
    forms.putIfAbsent(question.rubric(), question.form());
    Trial trial =
        new Trial(scenario(question.rubric()), spec, question.request(), question.rubric(), sample);
    return inquiry.ask(trial, question.prompt());
  }

  @Override
  public CompletableFuture<JudgeReply> reply(JudgeQuestion question, int sample) {
    return ask(question, sample).thenApply(JudgeInquiry::reply);
  }

  static JudgeReply reply(Inquiry.Answer answer) {
    return new JudgeReply(answer.transcript().completion(), answer.fresh());
  }

  /** What is known of its replies that cannot be read, for all who judge by it. */
  public Patience patience() {
    return patience;
  }

  /** How many calls were repeats of one that had failed. */
  long retries() {
    return inquiry.retries();
  }

  /** Why calls that have failed wait to be repeated; empty if none waits. */
  Optional<String> trouble() {
    return inquiry.trouble();
  }

  @Override
  public void close() {
    inquiry.close();
  }
}
