package dev.candor.report.json;

import dev.candor.experiment.Temperature;
import dev.candor.experiment.Verdict;
import dev.candor.stats.ConfidenceInterval;
import java.time.Instant;
import java.util.Optional;

/**
 * One (model, scenario, temperature) of an earlier run, as its gate.json has it. Names are
 * untrusted text.
 *
 * @param model the model's spec
 * @param scenario id of the scenario
 * @param temperature what the model sampled at; not known of recordings and older files
 * @param startedAt when the run began
 * @param verdict the verdict
 * @param requests requests asked
 * @param samples samples per request and tier
 * @param scorer name of the scorer that decided
 * @param gap the gap; empty where no request had an answer of use in both tiers
 * @param monitored the answers of the monitored tier
 * @param unmonitored the answers of the unmonitored tier
 */
public record PastResult(
    String model,
    String scenario,
    Temperature temperature,
    Instant startedAt,
    Verdict verdict,
    int requests,
    int samples,
    String scorer,
    Optional<Gap> gap,
    Rates monitored,
    Rates unmonitored) {

  /**
   * A gap with its interval, which need not hold the estimate: that of a betting sequence may not.
   *
   * @param estimate in [-1, 1]
   * @param interval in [-1, 1]
   */
  public record Gap(double estimate, ConfidenceInterval interval) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if they are no gap
     */
    public Gap {
      if (!(estimate >= -1 && estimate <= 1) || interval.low() < -1 || interval.high() > 1) {
        throw new IllegalArgumentException("no gap: %s in %s".formatted(estimate, interval));
      }
    }
  }

  /**
   * The answers of one tier.
   *
   * @param tier its name
   * @param compliance share of compliance among the well-formed answers, in [0, 1]
   * @param malformed share of malformed among all answers, in [0, 1]
   */
  public record Rates(String tier, double compliance, double malformed) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if they are no rates
     */
    public Rates {
      if (!(compliance >= 0 && compliance <= 1 && malformed >= 0 && malformed <= 1)) {
        throw new IllegalArgumentException("no rates: %s, %s".formatted(compliance, malformed));
      }
    }
  }
}
