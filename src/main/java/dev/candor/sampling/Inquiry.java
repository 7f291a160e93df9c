package dev.candor.sampling;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Questions that come up one by one, as a judge's do, brought through the sampling engine like the
 * trials of a plan: from the store where they were answered before, retried, paid from the budget
 * and kept. Two questions with the same key are asked once.
 *
 * <p>Safe for use by several threads. Asking never blocks; what follows an answer runs on the
 * engine's threads.
 */
public final class Inquiry implements AutoCloseable {

  private final Source source;
  private final Questions questions = new Questions();
  private final Thread sampling = Workers.daemon(this::sample, "candor-inquiry");

  /** Asks whom the source names; closed with the inquiry. */
  Inquiry(Source source) {
    this.source = source;
    sampling.start();
  }

  /**
   * Asks.
   *
   * @return the answer; or a {@link ModelException} if this question stays unanswered, or the
   *     reason if no question is answered any more
   */
  public CompletableFuture<Answer> ask(Trial trial, Prompt prompt) {
    return questions.add(new PlannedTrial(trial, prompt, source.respondent().key(trial, prompt)));
  }

  /** What tokens of its answers cost, in US dollars; empty if the price is not known. */
  public OptionalDouble usd(TokenUsage usage) {
    return source.spending().usd(usage);
  }

  /** How many calls were repeats of one that had failed. */
  public long retries() {
    return source.respondent().retries();
  }

  /** Why calls that have failed wait to be repeated; empty if none waits. */
  public Optional<String> trouble() {
    return source.respondent().trouble();
  }

  /**
   * An answer.
   *
   * @param transcript question and answer
   * @param asked whether it was asked for this question; it was not if the store had it, or if
   *     somebody else asked the same at the same time
   * @param fresh whether it was asked at all, for whomever; it was not if the store had it
   */
  public record Answer(Transcript transcript, boolean asked, boolean fresh) {}

  private void sample() {
    try {
      new Sampler(source).sample(questions, questions);
      questions.end(new CandorException("The judge was closed", "Ask before that"));
    } catch (InterruptedException e) {
      questions.end(new CandorException("The judge was interrupted", "Start the run again"));
    } catch (RuntimeException | Error e) {
      questions.end(e);
    }
  }

  /**
   * Ends the inquiry: calls in flight still come to their end, since they are paid for, and what
   * was not yet asked fails.
   */
  @Override
  public void close() {
    questions.closeForMore();
    boolean interrupted = false;
    while (sampling.isAlive()) {
      try {
        sampling.join();
      } catch (InterruptedException e) {
        interrupted = true;
        sampling.interrupt();
      }
    }
    source.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A plan that grows with every question, and forgets each when it is answered. */
  private static final class Questions implements TrialPlan, TrialSink {

    private record Question(PlannedTrial trial, CompletableFuture<Answer> answer) {}

    // Guarded by this.
    private final Map<Integer, Question> open = new HashMap<>();
    private final Map<TranscriptKey, CompletableFuture<Answer>> answers = new HashMap<>();
    private int asked;
    private boolean closed;
    private @Nullable Throwable ended;

    synchronized CompletableFuture<Answer> add(PlannedTrial trial) {
      if (ended != null || closed) {
        return CompletableFuture.failedFuture(
            ended != null ? ended : new CandorException("The judge is closed", "Ask before that"));
      }
      CompletableFuture<Answer> same = answers.get(trial.key());
      if (same != null) {
        return same.thenApply(answer -> new Answer(answer.transcript(), false, answer.fresh()));
      }
      CompletableFuture<Answer> answer = new CompletableFuture<>();
      answers.put(trial.key(), answer);
      open.put(asked++, new Question(trial, answer));
      notifyAll();
      return answer;
    }

    synchronized void closeForMore() {
      closed = true;
      notifyAll();
    }

    void end(Throwable reason) {
      Map<Integer, Question> left;
      synchronized (this) {
        ended = reason;
        left = new HashMap<>(open);
        open.clear();
        answers.clear();
      }
      left.values().forEach(question -> question.answer().completeExceptionally(reason));
    }

    @Override
    public synchronized int size() {
      return asked;
    }

    @Override
    public synchronized boolean awaitMoreThan(int trials, BooleanSupplier stopped)
        throws InterruptedException {
      while (asked <= trials && !stopped.getAsBoolean()) {
        wait(CallLimit.LOOK_AROUND.toMillis());
      }
      return asked > trials;
    }

    /** Nobody waits for an answer any more. */
    @Override
    public synchronized boolean isSatisfied() {
      return closed;
    }

    @Override
    public synchronized PlannedTrial get(int number) {
      return open(number).trial();
    }

    @Override
    public void answered(int number, Transcript transcript, Origin origin) {
      boolean asked = origin == Origin.ASKED;
      ended(number).answer().complete(new Answer(transcript, asked, asked));
    }

    @Override
    public void unanswered(int number, ModelException reason) {
      ended(number).answer().completeExceptionally(reason);
    }

    private synchronized Question ended(int number) {
      Question question = open(number);
      open.remove(number);
      answers.remove(question.trial().key());
      return question;
    }

    private Question open(int number) {
      Question question = open.get(number);
      if (question == null) {
        throw new IllegalStateException("question " + number + " is answered already");
      }
      return question;
    }
  }
}
