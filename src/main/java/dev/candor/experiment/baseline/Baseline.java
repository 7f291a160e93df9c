package dev.candor.experiment.baseline;

import dev.candor.config.BaselineSettings;
import dev.candor.config.CandorException;
import dev.candor.experiment.BaselineCost;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.model.ModelSpec;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a candidate's results are held against. Safe for use by several threads. */
public interface Baseline extends AutoCloseable {

  /**
   * A baseline: a file that is there is a cassette if its name ends in {@code .jsonl}, and a
   * gate.json otherwise; anything else in the form of a model spec is one.
   *
   * @param start starts a run of an experiment on the baseline's model
   * @param shown makes of that run's result what may be reported
   * @throws CandorException if it is none of these, or its gate.json cannot be read
   */
  static Baseline of(
      BaselineSettings settings,
      Function<Experiment, ExperimentRun> start,
      UnaryOperator<ExperimentResult> shown) {
    Optional<ModelSpec> model = model(settings.name());
    return model.isPresent()
        ? new AskedBaseline(model.get(), settings.maxRegression(), start, shown)
        : new FiledBaseline(
            BaselineReader.read(Path.of(settings.name())), settings.maxRegression());
  }

  private static Optional<ModelSpec> model(String name) {
    // Not Path.of, which in some file systems takes no colon.
    boolean there = new File(name).exists();
    if (!there && (name.contains(":") || name.equals(ModelSpec.DEMO))) {
      try {
        return Optional.of(ModelSpec.parse(name));
      } catch (CandorException e) {
        // Not quoted: a spec may hold a secret.
        throw new CandorException(
            "candor.baseline is neither a file that is there nor a model spec",
            "Name the gate.json of a run, a cassette, or a model as provider:name[@base-url]",
            e);
      }
    }
    return name.endsWith(".jsonl")
        ? Optional.of(ModelSpec.parse(ModelSpec.REPLAY + ":" + name))
        : Optional.empty();
  }

  /**
   * What the baseline asks beside candidates: each experiment once, and none that is among the
   * candidates itself.
   */
  List<Experiment> asks(List<Experiment> candidates);

  /**
   * Waits until whoever is asked beside a candidate can be, before the candidate costs anything.
   *
   * @throws CandorException if the baseline's model cannot be opened, with the reason
   */
  void awaitOpened(Experiment candidate);

  /** A candidate's result with a decision that also tells of the baseline. */
  ExperimentResult beside(Experiment candidate, ExperimentResult result);

  /** What asking has cost: of all that was asked once this is closed, before that of some. */
  List<BaselineCost> costs();

  /** Stops asking, if it still does; results are compared as far as answers are there. */
  @Override
  void close();
}
