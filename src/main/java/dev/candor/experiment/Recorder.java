package dev.candor.experiment;

import dev.candor.config.CandorException;
import dev.candor.model.ModelException;
import dev.candor.sampling.PlannedTrial;
import dev.candor.sampling.Sampler;
import dev.candor.sampling.TrialSink;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptLog;
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Fills a cassette with the trials of an experiment that it lacks. */
final class Recorder implements TrialSink {

  private static final int REPORT_EVERY = 10;

  private final TranscriptLog log;
  private final Consumer<String> progress;
  private final String title;
  private final int total;
  private int answered;
  private int unanswered;

  private Recorder(TranscriptLog log, Consumer<String> progress, String title, int total) {
    this.log = log;
    this.progress = progress;
    this.title = title;
    this.total = total;
  }

  /** The trials of an experiment that a cassette lacks; all of them if there is no cassette yet. */
  static List<PlannedTrial> lacking(Experiment experiment, Path file) {
    Optional<Cassette> kept = Cassette.readIfBegun(file);
    kept.ifPresent(cassette -> requireModel(cassette, experiment.model()));
    return experiment
        .trials()
        .filter(planned -> kept.filter(c -> c.holds(planned.trial())).isEmpty())
        .toList();
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
  static int record(
      List<PlannedTrial> trials, Sampler sampler, TranscriptLog log, Consumer<String> progress)
      throws InterruptedException {
    String title = trials.isEmpty() ? "" : trials.get(0).trial().scenario();
    Recorder recorder = new Recorder(log, progress, title, trials.size());
    sampler.sample(trials.iterator(), recorder);
    return recorder.unanswered;
  }

  @Override
  public synchronized void answered(Transcript transcript) {
    log.append(transcript);
    answered++;
    if (answered % REPORT_EVERY == 0 || answered == total) {
      progress.accept("%s: %d of %d recorded".formatted(title, answered, total));
    }
  }

  @Override
  public synchronized void unanswered(Trial trial, ModelException reason) {
    unanswered++;
    progress.accept(trial.inWords() + ": " + reason.getMessage());
  }
}
