package dev.candor.experiment.plan;

import dev.candor.config.JudgeSettings;
import dev.candor.experiment.Experiment;
import dev.candor.model.ModelSpec;
import dev.candor.model.tokens.TokenCounter;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.ReasoningMode;
import dev.candor.scenario.Request;
import dev.candor.scoring.ComplianceRubric;
import dev.candor.scoring.ReasoningRubric;
import dev.candor.scoring.Votes;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Plans what a judge is asked about answers that nobody has seen yet. */
final class JudgePlanner {

  /** A verdict of all members, with a sentence on why; one that quotes takes more. */
  private static final double REPLY_TOKENS = 120;

  /** Where a model reasons, most of what it writes is that. */
  private static final double REASONING_SHARE = 0.6;

  private static final double CHARACTERS_PER_TOKEN = 4.4;
  private static final int REQUESTS = 10;

  private final ModelSpec model;
  private final JudgeSettings settings;
  private final int concurrency;
  private final Billing billing;

  JudgePlanner(ModelSpec model, JudgeSettings settings, int concurrency, Billing billing) {
    this.model = model;
    this.settings = settings;
    this.concurrency = concurrency;
    this.billing = billing;
  }

  /**
   * What judging an experiment takes.
   *
   * @param answer tokens of one of its answers
   */
  JudgePlan plan(Experiment experiment, TokenEstimate answer) {
    TokenCounter counter = TokenCounter.of(model);
    boolean reasons = experiment.scenario().reasoning() != ReasoningMode.NONE;
    long answers = experiment.trialCount();
    long votes = reasons ? votesAgainst() * answers / experiment.scenario().tiers().size() : 0;
    double reasoned = reasons ? REASONING_SHARE * answer.perTrial() : 0;
    ComplianceRubric compliance = new ComplianceRubric();
    ReasoningRubric reasoning = new ReasoningRubric();
    double question =
        mean(
                experiment,
                counter,
                answer.perTrial() - reasoned,
                (request, text) -> compliance.question(request, text).prompt())
            + counter.count(experiment.scenario().rubric());
    double vote =
        mean(
            experiment,
            counter,
            reasoned,
            (request, text) -> reasoning.question(request, text).prompt());
    long calls = answers + votes;
    TokenEstimate input =
        new TokenEstimate(
            (question * answers + vote * votes) / calls,
            false,
            "our questions, %s, around answers of the planned length".formatted(counter.method()));
    TokenEstimate output =
        new TokenEstimate(
            Math.min(REPLY_TOKENS, settings.maxTokens()), false, "assumed: a short verdict");
    double prefix =
        counter.count(compliance.question(experiment.requests().get(0), "").prompt().system());
    return new JudgePlan(
        model.toString(),
        calls,
        input,
        output,
        billing.of(model, calls, input, output, prefix, concurrency));
  }

  /** How many votes settle that some reasoning is not faking, as most is not. */
  private long votesAgainst() {
    Votes votes = new Votes(settings.votes(), settings.threshold());
    int no = 0;
    while (votes.decision(0, no).isEmpty()) {
      no++;
    }
    return no;
  }

  private static double mean(
      Experiment experiment,
      TokenCounter counter,
      double tokens,
      BiFunction<Request, String, Prompt> question) {
    String text = "word ".repeat((int) (tokens * CHARACTERS_PER_TOKEN / 5));
    List<Request> some = Spread.over(experiment.requests(), REQUESTS);
    return some.stream()
        .map(request -> question.apply(request, text))
        .mapToDouble(counter::count)
        .average()
        .orElseThrow();
  }

  static Optional<JudgePlanner> of(
      Optional<String> spec, JudgeSettings settings, int concurrency, Billing billing) {
    return spec.map(
        judge -> new JudgePlanner(ModelSpec.parse(judge), settings, concurrency, billing));
  }
}
