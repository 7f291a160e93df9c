package dev.candor.sampling;

import dev.candor.transcript.TranscriptStore;

/**
 * Where a run gets its answers from.
 *
 * @param respondent answers what the store does not have; closed with the source
 * @param store has answers and keeps new ones; outlives the source
 * @param limit how many trials the respondent is asked at once
 * @param spending what the answers cost
 */
public record Source(
    Respondent respondent, TranscriptStore store, CallLimit limit, Spending spending)
    implements AutoCloseable {

  @Override
  public void close() {
    respondent.close();
  }
}
