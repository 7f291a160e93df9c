package dev.candor.experiment.plan;

import java.time.Duration;
import java.util.List;

/**
 * What a run is going to ask, take and cost.
 *
 * @param cells by model and scenario, in the order in which they are run
 */
public record RunPlan(List<CellPlan> cells) {

  public RunPlan {
    cells = List.copyOf(cells);
  }

  /** Trials of all cells. */
  public long trials() {
    return cells.stream().mapToLong(CellPlan::trials).sum();
  }

  /** What is to be paid for all, judges included; not known where one price is not. */
  public Bill toPay() {
    return cells.stream().map(CellPlan::toPay).reduce(Bill.NOTHING, Bill::plus);
  }

  /** How long it takes, one model and scenario after the other. */
  public Duration duration() {
    return cells.stream().map(CellPlan::duration).reduce(Duration.ZERO, Duration::plus);
  }
}
