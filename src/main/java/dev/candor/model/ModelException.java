package dev.candor.model;

import dev.candor.config.CandorException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call to a model that brought no completion, sorted by what helps against it. */
public class ModelException extends CandorException {

  private static final long serialVersionUID = 1L;

  /** What helps. */
  public enum Remedy {
    /** Ask again: an overloaded or broken server, a broken line, a body cut short. */
    RETRY,
    /** Give this trial up: the provider will not answer this prompt. */
    SKIP_TRIAL,
    /** Stop the run: no trial will be answered before the user mends something. */
    STOP_RUN
  }

  private final Remedy remedy;
  private final @Nullable Duration retryAfter;
  private final boolean mayHaveBeenBilled;

  /**
   * A failed call.
   *
   * @param remedy what helps
   * @param problem what went wrong, with provider and HTTP status where there is one; no full stop
   * @param advice what the user can do; no full stop
   */
  public ModelException(Remedy remedy, String problem, String advice) {
    this(remedy, problem, advice, null, false);
  }

  /** As {@link #ModelException(Remedy, String, String)}, with the failure behind it. */
  public ModelException(Remedy remedy, String problem, String advice, Throwable cause) {
    super(problem, advice, cause);
    this.remedy = remedy;
    this.retryAfter = null;
    this.mayHaveBeenBilled = false;
  }

  /** As {@link #ModelException(Remedy, String, String)}, with the wait that the server asks for. */
  public ModelException(Remedy remedy, String problem, String advice, Duration retryAfter) {
    this(remedy, problem, advice, retryAfter, false);
  }

  /**
   * As {@link #ModelException(Remedy, String, String)}, where an answer may have been written.
   *
   * @param mayHaveBeenBilled whether the provider may charge for an answer that nobody has seen
   */
  public ModelException(Remedy remedy, String problem, String advice, boolean mayHaveBeenBilled) {
    this(remedy, problem, advice, null, mayHaveBeenBilled);
  }

  ModelException(
      Remedy remedy,
      String problem,
      String advice,
      @Nullable Duration retryAfter,
      boolean mayHaveBeenBilled) {
    super(problem, advice);
    this.remedy = remedy;
    this.retryAfter = retryAfter;
    this.mayHaveBeenBilled = mayHaveBeenBilled;
  }

  /** What helps. */
  public Remedy remedy() {
    return remedy;
  }

  /**
   * How long the server wants to be left alone, counted from its answer; never negative, empty
   * where it does not say. It is the server's word, so a caller bounds it.
   */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * Whether the provider may charge for this call though its usage is not known: the request was
   * sent, and the reply was lost, cut short, late or unreadable. A refusal costs nothing, nor does
   * a server that was never reached.
   */
  public boolean mayHaveBeenBilled() {
    return mayHaveBeenBilled;
  }
}
