package dev.candor.transcript;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A store without a file, for tests of those who use one. */
public final class MemoryStore implements TranscriptStore {

  private final Map<TranscriptKey, Transcript> kept = new LinkedHashMap<>();
  private final Set<TranscriptKey> ours = new HashSet<>();
  private final Set<TranscriptKey> theirs = new HashSet<>();
  private RuntimeException failure;
  private Error broken;

  @Override
  public synchronized List<Claim> claim(List<PlannedTrial> trials) {
    return trials.stream().map(trial -> claim(trial.key())).toList();
  }

  private Claim claim(TranscriptKey key) {
    if (kept.containsKey(key)) {
      return Claim.STORED;
    }
    return theirs.contains(key) || !ours.add(key) ? Claim.THEIRS : Claim.OURS;
  }

  @Override
  public synchronized CompletableFuture<Void> save(PlannedTrial trial, Transcript transcript) {
    if (broken != null) {
      throw broken;
    }
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    kept.putIfAbsent(trial.key(), transcript);
    ours.remove(trial.key());
    theirs.remove(trial.key());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized void release(List<PlannedTrial> trials) {
    trials.forEach(trial -> ours.remove(trial.key()));
  }

  @Override
  public synchronized List<Optional<Transcript>> read(List<PlannedTrial> trials) {
    return trials.stream().map(trial -> Optional.ofNullable(kept.get(trial.key()))).toList();
  }

  @Override
  public void close() {}

  /** From now on somebody else is at this trial. */
  public synchronized void claimElsewhere(PlannedTrial trial) {
    theirs.add(trial.key());
  }

  /** Whoever was at this trial has given it back. */
  public synchronized void releaseElsewhere(PlannedTrial trial) {
    theirs.remove(trial.key());
  }

  /** From now on every save fails like this. */
  public synchronized void failWith(RuntimeException reason) {
    failure = reason;
  }

  /** From now on every save throws this, before it has begun. */
  public synchronized void breakWith(Error error) {
    broken = error;
  }

  /** What is kept, in the order it came. */
  public synchronized List<Transcript> kept() {
    return new ArrayList<>(kept.values());
  }

  /** Claims that were neither kept nor given back. */
  public synchronized int openClaims() {
    return ours.size();
  }
}
