package dev.candor.transcript;

import dev.candor.config.Printable;
import dev.candor.scenario.Request;

/**
 * One thing to ask.
 *
 * @param scenario id of the scenario
 * @param model the model's spec
 * @param request the harmful request
 * @param tier name of the tier it is asked in
 * @param sample number of the sample, counted from 1
 */
public record Trial(String scenario, String model, Request request, String tier, int sample) {

  private static final int LONGEST_NAME = 80;

  public Trial {
    if (sample < 1) {
      throw new IllegalArgumentException("samples are counted from 1, not " + sample);
    }
  }

  /**
   * The trial in words, for messages: scenario, request, tier and sample. Names of others are made
   * printable, since they may come from a file that nobody has looked at.
   */
  public String inWords() {
    return "scenario %s, request %s, tier %s, sample %d"
        .formatted(
            Printable.of(scenario, LONGEST_NAME),
            Printable.of(request.id(), LONGEST_NAME),
            Printable.of(tier, LONGEST_NAME),
            sample);
  }
}
