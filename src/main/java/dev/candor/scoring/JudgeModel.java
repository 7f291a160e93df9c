package dev.candor.scoring;

import java.util.concurrent.CompletableFuture;

/**
 * A model that is asked to judge. Stores, budgets and the retries of failed calls are its affair.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface JudgeModel {

  /**
   * Asks a question.
   *
   * @param question what to ask
   * @param sample number of the reply, counted from 1: another number is another draw
   * @return the judge's reply as it came, asked for where no earlier run has; or a failure that is
   *     a {@link dev.candor.model.ModelException}
   */
  CompletableFuture<JudgeReply> reply(JudgeQuestion question, int sample);
}
