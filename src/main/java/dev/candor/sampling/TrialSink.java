package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.transcript.Transcript;

/** Takes what a sampler brings, in the order it comes; called by several threads. */
public interface TrialSink {

  /** Where an answer comes from. */
  enum Origin {
    /** It was asked in this run. */
    ASKED,
    /** The store had it, or another run brought it there. */
    STORED
  }

  /**
   * A trial was answered, and its transcript is kept.
   *
   * @param number the trial's number in its plan
   */
  void answered(int number, Transcript transcript, Origin origin);

  /**
   * A trial stays unanswered.
   *
   * @param number the trial's number in its plan
   */
  void unanswered(int number, ModelException reason);

  /**
   * Whether it may be satisfied before the end, so that one should know what the store has before
   * one asks more.
   */
  default boolean maySuffice() {
    return false;
  }

  /**
   * Waits until what was handed over is taken into account, or no more is. Where that takes a
   * while, and the sink may be satisfied by what the store has, one should wait before one asks.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  default void awaitCounted() throws InterruptedException {}

  /**
   * Whether enough is known, so that nothing more need be asked; once it is, it stays so. Trials in
   * flight still come, and the others do not.
   */
  default boolean isSatisfied() {
    return false;
  }
}
