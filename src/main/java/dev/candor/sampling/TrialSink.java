package dev.candor.sampling;

import dev.candor.model.ModelException;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;

/** Takes what a sampler brings, in the order it comes; called by several threads. */
public interface TrialSink {

  /** A trial was answered. */
  void answered(Transcript transcript);

  /** A trial stays unanswered. */
  void unanswered(Trial trial, ModelException reason);
}
