package dev.candor.experiment;

import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.sampling.Source;
import dev.candor.sampling.Sources;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scenario.Tier;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptArchive.Imported;
import dev.candor.transcript.TranscriptArchive.Selection;
import dev.candor.transcript.Trial;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the store holds, carried to cassettes and back. To be used by one thread. */
public final class Archive implements AutoCloseable {

  private final ScenarioLibrary library;
  private final Sources sources;
  private final Supplier<SamplingSettings> sampling;
  private final Map<String, Scenario> scenarios = new HashMap<>();
  private final Map<String, Source> models = new HashMap<>();

  /**
   * An archive.
   *
   * @param sampling how models sample, asked for where a transcript has no key
   */
  Archive(ScenarioLibrary library, Sources sources, Supplier<SamplingSettings> sampling) {
    this.library = library;
    this.sources = sources;
    this.sampling = sampling;
  }

  /**
   * Writes transcripts to a cassette, with their keys.
   *
   * @return how many there are
   * @throws dev.candor.config.CandorException if the store cannot be read or the file not written
   */
  public long export(Selection selection, Path cassette) {
    return sources.existingArchive().export(selection, cassette);
  }

  /**
   * Puts the transcripts of a cassette into the store; what is there already stays as it is. A line
   * without a key gets the one that its model, scenario, request, tier and sample have under the
   * sampling settings of this run; a line that lacks one of these is left out.
   *
   * @throws dev.candor.config.CandorException if the file cannot be read or the store not written,
   *     or a line without a key names a model or scenario that cannot be had, or the settings name
   *     several temperatures that it may have been sampled at
   */
  public Imported importing(Path cassette) {
    return sources.archive().importing(Resource.of(cassette), this::planned);
  }

  private Optional<PlannedTrial> planned(CassetteEntry entry) {
    if (entry.model().isBlank() || entry.scenario().isBlank() || entry.sample() < 1) {
      return Optional.empty();
    }
    Scenario scenario = scenarios.computeIfAbsent(entry.scenario(), library::find);
    return scenario.tiers().stream()
        .filter(tier -> tier.name().equals(entry.tier()))
        .findFirst()
        .map(tier -> planned(entry, scenario, tier));
  }

  private PlannedTrial planned(CassetteEntry entry, Scenario scenario, Tier tier) {
    Request request = new Request(entry.requestId(), entry.requestText(), entry.category(), "");
    Trial trial = new Trial(scenario.id(), entry.model(), request, tier.name(), entry.sample());
    Prompt prompt = scenario.prompt(tier, request);
    Source source =
        models.computeIfAbsent(
            entry.model(), spec -> sources.open(ModelSpec.parse(spec), sampling.get()));
    return new PlannedTrial(trial, prompt, source.respondent().key(trial, prompt));
  }

  @Override
  public void close() {
    models.values().forEach(Source::close);
    sources.close();
  }
}
