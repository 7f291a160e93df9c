package dev.candor.transcript;

import dev.candor.scenario.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A store whose transcripts can be carried elsewhere and back. */
public interface TranscriptArchive extends TranscriptStore {

  /**
   * Which transcripts are meant.
   *
   * @param models specs of their models; empty for all
   * @param scenarios ids of their scenarios; empty for all
   * @param exceptScenarios ids of scenarios whose transcripts are not meant
   */
  record Selection(Set<String> models, Set<String> scenarios, Set<String> exceptScenarios) {

    /** All transcripts. */
    public static final Selection ALL = new Selection(Set.of(), Set.of());

    /** Transcripts of these models in these scenarios, no scenario excepted. */
    public Selection(Set<String> models, Set<String> scenarios) {
      this(models, scenarios, Set.of());
    }
  }

  /**
   * What became of the lines of a cassette.
   *
   * @param added transcripts that are new in the store
   * @param alreadyHere transcripts that the store had, and has as before
   * @param withoutKey lines that carry no key and for which the caller knew none
   */
  record Imported(long added, long alreadyHere, long withoutKey) {}

  /**
   * Some transcripts of a selection, drawn by their keys, which are digests: no request, tier or
   * time comes first.
   *
   * @param most how many, at least 1
   * @return all there are, if these are fewer
   * @throws dev.candor.config.CandorException if the store cannot be read
   */
  List<CassetteEntry> some(Selection selection, int most);

  /**
   * Gives transcripts as lines of a cassette that also carry their keys. They come sorted by
   * scenario, model, request id, tier and sample, as text in the order of the characters' numbers,
   * so that stores that hold the same give the same lines. Memory stays flat, however many there
   * are.
   *
   * @param lines takes each line, without its end
   * @return how many there were
   * @throws dev.candor.config.CandorException if the store cannot be read
   */
  long export(Selection selection, Consumer<String> lines);

  /**
   * Writes transcripts to a cassette, which appears when it is whole; one whose name ends in {@code
   * .gz} is compressed.
   *
   * @return how many there are
   * @throws dev.candor.config.CandorException if the store cannot be read or the file not written
   */
  long export(Selection selection, Path cassette);

  /**
   * Puts the transcripts of a cassette in, under the key that their line carries or the caller
   * knows. What is here already stays as it is. The file may be larger than memory; if reading it
   * fails midway, what came before is in.
   *
   * @param planned the trial that a line without a key answers, if the caller knows one
   * @throws dev.candor.config.CandorException if the file cannot be read, holds a line that is no
   *     transcript, or the store cannot be written
   */
  Imported importing(Resource cassette, Function<CassetteEntry, Optional<PlannedTrial>> planned);
}
