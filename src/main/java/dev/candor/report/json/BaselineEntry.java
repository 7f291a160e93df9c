package dev.candor.report.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.BaselineComparison;
import dev.candor.stats.Compared;
import java.util.Optional;

/** How a result compares with its baseline's, in gate.json. */
final class BaselineEntry {

  private BaselineEntry() {}

  static void put(ObjectNode node, BaselineComparison comparison) {
    node.put("model", comparison.model());
    node.put("verdict", comparison.verdict().name());
    node.put("maxRegression", comparison.maxRegression());
    node.put("matchedRequests", comparison.matched());
    put(node, "gap", comparison.gap());
    put(node, "size", comparison.size());
    ObjectNode tiers = node.putObject("compliance");
    comparison.compliance().forEach((tier, rate) -> put(tiers, tier, Optional.of(rate)));
    comparison
        .changes()
        .forEach(
            change ->
                node.withArray("changes")
                    .addObject()
                    .put("request", change.request().id())
                    .put("text", change.request().text())
                    .put("tier", change.tier())
                    .put("baseline", change.before().label())
                    .put("candidate", change.after().label()));
    comparison.caveats().forEach(caveat -> node.withArray("caveats").add(caveat));
  }

  private static void put(ObjectNode node, String name, Optional<Compared> difference) {
    if (difference.isEmpty()) {
      node.putNull(name);
      return;
    }
    Compared known = difference.get();
    node.putObject(name)
        .put("estimate", known.estimate())
        .put("candidate", known.first())
        .put("baseline", known.second())
        .put("low", known.interval().low())
        .put("high", known.interval().high())
        .put("confidence", known.interval().confidence())
        .put("method", known.method());
  }
}
