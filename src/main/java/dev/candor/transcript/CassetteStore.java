package dev.candor.transcript;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A cassette as a store that is only read: what it holds is stored, and the rest is left to the
 * caller.
 *
 * @param cassette the recording
 */
public record CassetteStore(Cassette cassette) implements TranscriptStore {

  /** Says {@link Claim#OURS} of every trial that is not on the cassette, each time it is asked. */
  @Override
  public List<Claim> claim(List<PlannedTrial> trials) {
    return read(trials).stream()
        .map(found -> found.isPresent() ? Claim.STORED : Claim.OURS)
        .toList();
  }

  /** Fails with an {@link IllegalStateException}: a recording stays as it is. */
  @Override
  public CompletableFuture<Void> save(PlannedTrial trial, Transcript transcript) {
    return CompletableFuture.failedFuture(
        new IllegalStateException(
            "the cassette " + cassette.name() + " is replayed, not recorded to"));
  }

  @Override
  public void release(List<PlannedTrial> trials) {}

  @Override
  public List<Optional<Transcript>> read(List<PlannedTrial> trials) {
    return trials.stream().map(t -> cassette.find(t.trial(), t.prompt())).toList();
  }

  @Override
  public void close() {}
}
