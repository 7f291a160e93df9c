package dev.candor.experiment;

import dev.candor.scenario.Scenario;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.ReasoningScorer;
import dev.candor.scoring.ResponseParser;
import dev.candor.scoring.Scorer;
import dev.candor.scoring.Scorers;
import dev.candor.transcript.Transcript;

/** Takes an answer apart and has it scored. */
final class Scoring {

  private final ResponseParser parser;
  private final Scorer scorer;
  private final ReasoningScorer reasoningScorer;

  /**
   * Scoring by a scorer's name.
   *
   * @throws dev.candor.config.CandorException if there is no such scorer
   */
  Scoring(Scenario scenario, String scorerName) {
    this.parser = new ResponseParser(scenario.response(), scenario.reasoning());
    this.scorer = Scorers.byName(scorerName);
    this.reasoningScorer = Scorers.reasoningByName(scorerName);
  }

  String scorerName() {
    return scorer.name();
  }

  SampleOutcome.Answered score(Transcript transcript) {
    ParsedResponse response = parser.parse(transcript.completion());
    return new SampleOutcome.Answered(
        transcript,
        response,
        scorer.score(transcript, response),
        reasoningScorer.find(transcript, response));
  }
}
