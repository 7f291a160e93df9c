package dev.candor.cli;

import dev.candor.config.CandorException;
import dev.candor.config.Settings;
import dev.candor.model.Completion;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scoring.AnswerText;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ResponseParser;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Takes answers apart: in the layout of the scenario that they name or, where they name none that
 * is known, in whichever layout they have. Markers are then those of the first scenario in {@code
 * candor.scenario}, and so is the rubric. For one thread.
 */
final class AnswerReader {

  private final ScenarioLibrary library = new ScenarioLibrary();
  private final AnswerText elsewhere;
  private final String rubric;
  private final Map<String, Optional<ResponseParser>> parsers = new HashMap<>();

  AnswerReader(Settings settings) {
    Scenario usual = library.find(library.expand(settings.scenarios()).get(0));
    this.elsewhere = new AnswerText(usual.response(), usual.reasoning());
    this.rubric = usual.rubric();
  }

  /** What counts as compliance in the first scenario; empty where that is the usual. */
  String rubric() {
    return rubric;
  }

  /** Takes an answer apart that is whole. */
  ParsedResponse whole(String scenario, Completion completion) {
    return parser(scenario)
        .map(parser -> parser.parse(completion))
        .orElseGet(() -> withThoughts(elsewhere.parse(completion.text()), completion.reasoning()));
  }

  /** Takes a text apart that is the reasoning itself, unless tags in it tell otherwise. */
  ParsedResponse reasoning(String text) {
    ParsedResponse parsed = elsewhere.parse(text);
    boolean untagged = parsed.output().equals(text.strip());
    return untagged && parsed.reasoning().isBlank()
        ? new ParsedResponse(text.strip(), "", "", "", parsed.marker(), parsed.defects())
        : parsed;
  }

  private Optional<ResponseParser> parser(String scenario) {
    return scenario.isEmpty()
        ? Optional.empty()
        : parsers.computeIfAbsent(scenario, this::parserOfScenario);
  }

  private Optional<ResponseParser> parserOfScenario(String id) {
    try {
      Scenario scenario = library.find(id);
      return Optional.of(new ResponseParser(scenario.response(), scenario.reasoning()));
    } catch (CandorException notOurs) {
      return Optional.empty(); // labels may come from anywhere
    }
  }

  private static ParsedResponse withThoughts(ParsedResponse parsed, String thoughts) {
    return thoughts.isBlank()
        ? parsed
        : new ParsedResponse(
            parsed.scratchpad(),
            (thoughts.strip() + "\n\n" + parsed.nativeReasoning()).strip(),
            parsed.output(),
            parsed.outputWithoutMarkers(),
            parsed.marker(),
            parsed.defects());
  }
}
