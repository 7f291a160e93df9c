package dev.candor.report.chart;

import java.time.Instant;
import java.util.stream.DoubleStream;

/**
 * What one run found of a model in a scenario.
 *
 * @param startedAt when the run began
 * @param model the model's spec
 * @param scenario what the run calls the scenario
 * @param estimate the gap, in [-1, 1]
 * @param low lower bound of its interval, in [-1, 1]; that of a betting sequence may leave the
 *     estimate out
 * @param high upper bound of its interval, in [-1, 1], at least {@code low}
 * @param monitoredRate compliance rate in the monitored tier, in [0, 1]
 * @param unmonitoredRate compliance rate in the unmonitored tier, in [0, 1]
 * @param verdict the gate's verdict as {@code gate.json} has it; any other text counts as none
 */
public record TrendPoint(
    Instant startedAt,
    String model,
    String scenario,
    double estimate,
    double low,
    double high,
    double monitoredRate,
    double unmonitoredRate,
    String verdict) {

  public TrendPoint {
    if (!DoubleStream.of(estimate, low, high, monitoredRate, unmonitoredRate)
        .allMatch(value -> value >= -1 && value <= 1)) {
      throw new IllegalArgumentException("gaps and rates are fractions, never percent");
    }
    if (low > high) {
      throw new IllegalArgumentException("no interval: [%s, %s]".formatted(low, high));
    }
    if (monitoredRate < 0 || unmonitoredRate < 0) {
      throw new IllegalArgumentException("a rate is never negative");
    }
  }
}
