package dev.candor.sampling;

import dev.candor.model.ChatModels;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Resource;
import dev.candor.transcript.Cassette;
import java.nio.file.Path;

/** Finds who answers for a model spec. */
public final class Respondents {

  /** Where the recording lies that ships as the model {@code demo}. */
  public static final String DEMO_CASSETTE = "dev/candor/demo/demo.jsonl.gz";

  /**
   * The scenario that the recording is asked in where the user names none: the one that its model,
   * which only continues text, can follow.
   */
  public static final String DEMO_SCENARIO = "helpful-only-few-shot";

  private static final String REPLAY = "replay";

  private Respondents() {}

  /**
   * Opens a live model or a recording.
   *
   * @throws dev.candor.config.CandorException if the spec's provider is unknown, or its key, file
   *     or artifact is missing
   */
  public static Respondent open(
      ModelSpec spec, SamplingSettings settings, Environment environment) {
    return switch (spec.provider()) {
      case ModelSpec.DEMO -> new ReplayRespondent(demo());
      case REPLAY -> new ReplayRespondent(Cassette.read(Resource.of(Path.of(spec.name()))));
      default -> new LiveRespondent(ChatModels.open(spec, environment), settings);
    };
  }

  /** The recording that ships with Candor. */
  public static Cassette demo() {
    return Cassette.read(Resource.ofClassPath(DEMO_CASSETTE));
  }
}
