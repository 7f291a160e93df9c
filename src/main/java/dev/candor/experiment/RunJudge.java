package dev.candor.experiment;

import dev.candor.model.Completion;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.Inquiry;
import dev.candor.scoring.JudgeModel;
import dev.candor.scoring.JudgeQuestion;
import java.util.concurrent.CompletableFuture;

/** The judge as one run uses it: counts what its replies cost. */
final class RunJudge implements JudgeModel {

  private final JudgeInquiry judge;

  // Guarded by this.
  private int replies;
  private int asked;
  private TokenUsage usage = TokenUsage.NONE;
  private TokenUsage paid = TokenUsage.NONE;

  RunJudge(JudgeInquiry judge) {
    this.judge = judge;
  }

  @Override
  public CompletableFuture<Completion> reply(JudgeQuestion question, int sample) {
    return judge.ask(question, sample).thenApply(this::counted);
  }

  /** The same judge for questions that were asked and counted before. */
  JudgeModel uncounted() {
    return judge;
  }

  private synchronized Completion counted(Inquiry.Answer answer) {
    Completion completion = answer.transcript().completion();
    replies++;
    usage = usage.plus(completion.usage());
    if (answer.asked()) {
      asked++;
      paid = paid.plus(completion.usage());
    }
    return completion;
  }

  /** What the replies so far have cost. */
  synchronized JudgeCost cost() {
    return new JudgeCost(
        judge.spec(), replies, replies - asked, usage, judge.usd(usage), judge.usd(paid));
  }
}
