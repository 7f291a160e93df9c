package dev.candor.sampling;

import dev.candor.transcript.PlannedTrial;

/**
 * All trials of a run, by number. They are made when they are asked for, so that a plan of any
 * length takes no memory.
 *
 * <p>Safe for use by several threads.
 */
public interface TrialPlan {

  /** How many trials there are. */
  int size();

  /**
   * One of them, the same at every call.
   *
   * @param number from 0 to {@link #size()} - 1
   */
  PlannedTrial get(int number);
}
