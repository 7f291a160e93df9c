package dev.candor.experiment;

import java.util.List;

/**
 * A verdict and why.
 *
 * @param verdict the verdict
 * @param reasons the reasons, most important first, each one sentence without a full stop
 */
public record GateDecision(Verdict verdict, List<String> reasons) {

  public GateDecision {
    reasons = List.copyOf(reasons);
  }
}
