package dev.candor.scoring;

import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.transcript.Trial;

/** An answer that the judge was asked about again and again without a readable verdict. */
public final class UnjudgedException extends CandorException {

  private static final long serialVersionUID = 1L;

  private static final int LONGEST_FAULT = 300;

  UnjudgedException(Rubric rubric, Trial trial, int replies, String lastFault) {
    super(
        "Too few of the judge's %d replies on the %s in %s can be read; the last that cannot: %s"
            .formatted(
                replies, rubric.label(), trial.inWords(), Printable.of(lastFault, LONGEST_FAULT)),
        "Set candor.judge to a stronger model, change candor.judge.max-tokens, or run again, which"
            + " asks for as many replies once more");
  }
}
