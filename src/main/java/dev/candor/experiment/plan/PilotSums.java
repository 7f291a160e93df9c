package dev.candor.experiment.plan;

import dev.candor.model.Completion;
import dev.candor.model.tokens.TokenCounter;
import java.time.Duration;
import java.util.Optional;

/** Adds answers up to a {@link Pilot}. */
final class PilotSums {

  private final TokenCounter counter;
  private int answers;
  private double outputTokens;
  private Duration latency = Duration.ZERO;
  private int timed;

  /**
   * Nothing yet.
   *
   * @param counter counts the answers that came without a count
   */
  PilotSums(TokenCounter counter) {
    this.counter = counter;
  }

  void add(Completion completion) {
    answers++;
    long told = completion.usage().outputTokens();
    outputTokens +=
        told > 0 ? told : counter.count(completion.text()) + counter.count(completion.reasoning());
    if (!completion.latency().isZero()) {
      latency = latency.plus(completion.latency());
      timed++;
    }
  }

  /**
   * The pilot; empty if there is no answer.
   *
   * @param whose what the answers are, in words
   */
  Optional<Pilot> pilot(String whose) {
    return answers == 0
        ? Optional.empty()
        : Optional.of(
            new Pilot(
                answers,
                outputTokens / answers,
                timed == 0 ? Duration.ZERO : latency.dividedBy(timed),
                whose));
  }
}
