package dev.candor.sampling;

import dev.candor.transcript.PlannedTrial;
import java.util.function.BooleanSupplier;

/**
 * All trials of a run, by number. They are made when they are asked for, so that a plan of any
 * length takes no memory.
 *
 * <p>Safe for use by several threads.
 */
public interface TrialPlan {

  /** How many trials there are, as far as is known by now; never fewer than before. */
  int size();

  /**
   * Waits until there are more trials than these, or surely no more to come. Most plans know all of
   * theirs from the start.
   *
   * @param stopped whether waiting makes no sense any more
   * @return whether there are more
   * @throws InterruptedException if the thread is interrupted
   */
  default boolean awaitMoreThan(int trials, BooleanSupplier stopped) throws InterruptedException {
    return size() > trials;
  }

  /**
   * One of them, the same at every call.
   *
   * @param number from 0 to {@link #size()} - 1
   */
  PlannedTrial get(int number);
}
