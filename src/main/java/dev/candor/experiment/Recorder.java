package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.sampling.Progress;
import dev.candor.sampling.Sampler;
import dev.candor.sampling.Source;
import dev.candor.sampling.TrialPlan;
import dev.candor.sampling.TrialSink;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptLog;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Fills a cassette with the trials of an experiment that it lacks. */
final class Recorder implements TrialSink, AutoCloseable {

  private final String title;
  private final Source source;
  private final Lacking lacking;
  private final TranscriptLog log;
  private final Consumer<String> say;
  private final Progress progress;

  // Guarded by this.
  private int asked;
  private int stored;
  private int unanswered;

  /**
   * A recorder.
   *
   * @param source where the answers come from; not closed with the recorder
   * @param file the cassette, begun or not
   * @param say takes a line now and then, and one for each trial that stays unanswered
   * @throws CandorException if the cassette holds another model, or cannot be read or written
   */
  Recorder(Experiment experiment, Source source, Path file, Consumer<String> say) {
    this.title = experiment.toString();
    this.source = source;
    this.lacking = Lacking.of(experiment, source, file);
    this.log = new TranscriptLog(file);
    this.say = say;
    this.progress = new Progress(title, lacking.size(), false, this::count, say);
  }

  /** The trials that a cassette lacks. */
  private record Lacking(TrialPlan plan, int[] numbers) implements TrialPlan {

    static Lacking of(Experiment experiment, Source source, Path file) {
      Optional<Cassette> kept = Cassette.readIfBegun(file);
      kept.ifPresent(cassette -> requireModel(cassette, experiment.model()));
      TrialPlan all = new ExperimentPlan(experiment, source.respondent()::key);
      return new Lacking(
          all,
          IntStream.range(0, all.size())
              .filter(number -> kept.filter(c -> c.holds(all.get(number).trial())).isEmpty())
              .toArray());
    }

    @Override
    public int size() {
      return numbers.length;
    }

    @Override
    public PlannedTrial get(int number) {
      return plan.get(numbers[number]);
    }
  }

  /** Replay does not tell models apart, so answers of two would be taken for each other. */
  private static void requireModel(Cassette cassette, String model) {
    if (!cassette.models().isEmpty() && !cassette.models().equals(Set.of(model))) {
      throw new CandorException(
          "The cassette %s holds answers of %s, not of %s"
              .formatted(cassette.name(), String.join(", ", cassette.models()), model),
          "Record each model into a cassette of its own");
    }
  }

  /**
   * Asks the trials and appends the answers.
   *
   * @return how many stay unanswered
   */
  int record() throws InterruptedException {
    new Sampler(source).sample(lacking, this);
    progress.end();
    Progress.Count all = count();
    int recorded = all.asked() + all.stored();
    if (recorded > 0) {
      say.accept(
          "%s: %d answers recorded%s"
              .formatted(
                  title,
                  recorded,
                  all.stored() > 0 ? ", %d of them from the store".formatted(all.stored()) : ""));
    }
    return all.unanswered();
  }

  @Override
  public synchronized void answered(int number, Transcript transcript, Origin origin) {
    log.append(transcript);
    asked += origin == Origin.ASKED ? 1 : 0;
    stored += origin == Origin.STORED ? 1 : 0;
  }

  @Override
  public synchronized void unanswered(int number, ModelException reason) {
    unanswered++;
    say.accept(lacking.get(number).trial().inWords() + ": " + reason.getMessage());
  }

  private synchronized Progress.Count count() {
    return new Progress.Count(
        asked, stored, unanswered, source.respondent().retries(), source.spending().spentUsd());
  }

  @Override
  public void close() {
    progress.close();
    log.close();
  }
}
