package dev.candor.experiment.plan;

import dev.candor.config.Settings;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.Experiments;
import dev.candor.model.ModelSpec;
import dev.candor.model.tokens.TokenCounter;
import dev.candor.sampling.Source;
import dev.candor.sampling.Sources;
import dev.candor.scenario.Resource;
import dev.candor.transcript.Cassette;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.TranscriptArchive.Selection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Finds what is known of a model's answers before it is asked. */
final class PilotFinder {

  /** How hard to look. */
  enum Effort {
    /** Not at all. */
    NONE,
    /** A part of the trials. */
    QUICK,
    /** Every trial, and answers of other models to the same scenario. */
    THOROUGH
  }

  private static final int QUICK_REQUESTS = 100;
  private static final int PILOT_REQUESTS = 100;

  /** A recording is planned like the run that it was: from a small part of it. */
  private static final int RECORDED_REQUESTS = 12;

  private static final int MOST_OF_OTHERS = 200;

  private final Sources sources;
  private final Settings settings;
  private final Effort effort;

  PilotFinder(Sources sources, Settings settings, Effort effort) {
    this.sources = sources;
    this.settings = settings;
    this.effort = effort;
  }

  /**
   * What there is.
   *
   * @param stored how many trials have an answer already; empty if that cannot be told
   * @param pilot what stored answers tell of the length of answers
   * @param tokensOf whose tokenizer counts: the model's, or that of the recorded one
   */
  record Found(OptionalLong stored, Optional<Pilot> pilot, ModelSpec tokensOf) {}

  /** Whether a model's answers are there without waiting for them. */
  static boolean isAtHand(ModelSpec spec) {
    return spec.isRecording() || spec.isSimulated();
  }

  /** Whether a model runs inside this JVM and takes seconds to minutes to load. */
  static boolean isLoaded(ModelSpec spec) {
    return spec.provider().equals("gguf");
  }

  Found find(Experiment experiment, ModelSpec spec) {
    if (spec.isRecording()) {
      return recorded(experiment, spec);
    }
    if (effort == Effort.NONE || !sources.hasStore()) {
      return new Found(OptionalLong.of(0), Optional.empty(), spec);
    }
    TokenCounter counter = TokenCounter.of(spec);
    if (isLoaded(spec)) {
      return new Found(OptionalLong.empty(), ofThisModel(experiment, counter), spec);
    }
    try (Source source = sources.stored(spec, Experiments.sampling(settings, experiment))) {
      StoredAnswers answers =
          StoredAnswers.of(
              experiment,
              source,
              effort == Effort.QUICK ? QUICK_REQUESTS : Integer.MAX_VALUE,
              PILOT_REQUESTS,
              counter,
              "stored answers to it");
      return new Found(
          OptionalLong.of(answers.stored()),
          answers.pilot().or(() -> ofThisModel(experiment, counter)),
          spec);
    }
  }

  private Found recorded(Experiment experiment, ModelSpec spec) {
    Cassette cassette =
        spec.provider().equals(ModelSpec.DEMO)
            ? Sources.demo()
            : Cassette.read(Resource.of(Path.of(spec.name())));
    ModelSpec model = cassette.models().stream().findFirst().map(ModelSpec::parse).orElse(spec);
    try (Source source = sources.stored(spec, Experiments.sampling(settings, experiment))) {
      StoredAnswers answers =
          StoredAnswers.of(
              experiment,
              source,
              Integer.MAX_VALUE,
              RECORDED_REQUESTS,
              TokenCounter.of(model),
              "recorded answers to it");
      return new Found(
          OptionalLong.of(answers.stored()),
          answers.pilot().filter(pilot -> effort != Effort.NONE),
          model);
    }
  }

  /** Under other settings; else of another model, which at least was told the same. */
  private Optional<Pilot> ofThisModel(Experiment experiment, TokenCounter counter) {
    return effort != Effort.THOROUGH
        ? Optional.empty()
        : some(experiment, counter, Set.of(experiment.model()), "answers of it, settings apart")
            .or(() -> some(experiment, counter, Set.of(), "answers of other models to it"));
  }

  private Optional<Pilot> some(
      Experiment experiment, TokenCounter counter, Set<String> models, String whose) {
    PilotSums sums = new PilotSums(counter);
    sources
        .existingArchive()
        .some(new Selection(models, Set.of(experiment.scenario().id())), MOST_OF_OTHERS)
        .stream()
        // A simulated model's few words are no measure of another's.
        .filter(entry -> !models.isEmpty() || !entry.model().startsWith(ModelSpec.SIM + ":"))
        .map(CassetteEntry::completion)
        .forEach(sums::add);
    return sums.pilot(whose);
  }
}
