package dev.candor.transcript;

import dev.candor.config.CandorException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Where transcripts are kept, so that none is lost and none is paid for twice. Several runs, also
 * of several processes, may share one.
 *
 * <p>Safe for use by several threads. Every method throws {@link CandorException}, or ends its
 * future with one, if the store cannot be read or written; nothing that was kept before is harmed
 * by that.
 */
public interface TranscriptStore extends AutoCloseable {

  /** What a store says to whoever wants to ask a trial. */
  enum Claim {
    /** The answer is here and can be read. */
    STORED,
    /** Nobody else asks it: the caller now must, and ends with a save or a release. */
    OURS,
    /** Another run is at it, in this process or another; look again later. */
    THEIRS
  }

  /**
   * Claims trials for the caller, all in one go. A claim outlives neither its process nor the
   * store's closing.
   *
   * @return a claim for each trial, in their order
   */
  List<Claim> claim(List<PlannedTrial> trials);

  /**
   * Keeps the answer to a claimed trial. A transcript that is here already stays as it is.
   *
   * <p>The call waits while the store is some megabytes behind. What depends on the future runs, in
   * the order of the saves, on one thread that only serves this: whoever dawdles there delays the
   * others' news, never the writing, and should use the {@code Async} methods.
   *
   * <p>Once a save has failed, all later ones do, with the same exception: the answers are appended
   * to a cassette beside the store, which the message names with their number so far.
   *
   * @return ends when the transcript would survive the end of this process, and not before
   */
  CompletableFuture<Void> save(PlannedTrial trial, Transcript transcript);

  /** Gives claimed trials back that stay unanswered, so that others may ask them. */
  void release(List<PlannedTrial> trials);

  /**
   * Reads transcripts.
   *
   * @return for each trial, in their order, its transcript with this run's trial and prompt; empty
   *     where there is none
   */
  List<Optional<Transcript>> read(List<PlannedTrial> trials);

  /**
   * Reads transcripts that are known to be here.
   *
   * @return for each trial, in their order, its transcript with this run's trial and prompt
   * @throws CandorException if one is gone; the message names its trial
   */
  default List<Transcript> readStored(List<PlannedTrial> trials) {
    List<Optional<Transcript>> found = read(trials);
    return IntStream.range(0, trials.size())
        .mapToObj(i -> found.get(i).orElseThrow(() -> gone(trials.get(i))))
        .toList();
  }

  private static CandorException gone(PlannedTrial trial) {
    return new CandorException(
        "The store has lost its transcript of " + trial.trial().inWords(),
        "Let nobody delete from the store while a run reads it, and run again");
  }

  /**
   * Ends all saves that are under way and gives all claims back. What failed was told by the saves;
   * closing adds nothing to it.
   */
  @Override
  void close();
}
