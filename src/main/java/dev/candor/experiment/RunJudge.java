package dev.candor.experiment;

import dev.candor.model.Completion;
import dev.candor.model.TokenUsage;
import dev.candor.sampling.Inquiry;
import dev.candor.scoring.JudgeModel;
import dev.candor.scoring.JudgeQuestion;
import dev.candor.scoring.JudgeReply;
import dev.candor.scoring.Patience;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The judge as one run uses it: counts what its replies cost. */
final class RunJudge implements JudgeModel {

  private final JudgeInquiry judge;
  private final long retriesBefore;

  // Guarded by this.
  private int replies;
  private int asked;
  private TokenUsage usage = TokenUsage.NONE;
  private TokenUsage paid = TokenUsage.NONE;

  RunJudge(JudgeInquiry judge) {
    this.judge = judge;
    this.retriesBefore = judge.retries();
  }

  @Override
  public CompletableFuture<JudgeReply> reply(JudgeQuestion question, int sample) {
    return judge.ask(question, sample).thenApply(this::counted);
  }

  /** What is known of the judge's replies that cannot be read. */
  Patience patience() {
    return judge.patience();
  }

  /** Calls that were repeats since this run began; those of a run beside it are among them. */
  long retries() {
    return judge.retries() - retriesBefore;
  }

  /** Why calls that have failed wait to be repeated; empty if none waits. */
  Optional<String> trouble() {
    return judge.trouble();
  }

  /** The same judge for questions that were asked and counted before. */
  JudgeModel uncounted() {
    return judge;
  }

  private synchronized JudgeReply counted(Inquiry.Answer answer) {
    Completion completion = answer.transcript().completion();
    replies++;
    usage = usage.plus(completion.usage());
    if (answer.asked()) {
      asked++;
      paid = paid.plus(completion.usage());
    }
    return JudgeInquiry.reply(answer);
  }

  /** What the replies so far have cost. */
  synchronized JudgeCost cost() {
    return new JudgeCost(
        judge.spec(),
        replies,
        replies - asked,
        retries(),
        usage,
        judge.usd(usage),
        judge.usd(paid));
  }
}
