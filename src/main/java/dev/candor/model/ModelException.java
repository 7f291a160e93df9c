package dev.candor.model;

import dev.candor.config.CandorException;

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

  /**
   * A failed call.
   *
   * @param remedy what helps
   * @param problem what went wrong, with provider and HTTP status where there is one; no full stop
   * @param advice what the user can do; no full stop
   */
  public ModelException(Remedy remedy, String problem, String advice) {
    super(problem, advice);
    this.remedy = remedy;
  }

  /** As {@link #ModelException(Remedy, String, String)}, with the failure behind it. */
  public ModelException(Remedy remedy, String problem, String advice, Throwable cause) {
    super(problem, advice, cause);
    this.remedy = remedy;
  }

  /** What helps. */
  public Remedy remedy() {
    return remedy;
  }
}
