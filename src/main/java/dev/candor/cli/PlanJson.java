package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.Settings;
import dev.candor.experiment.plan.Assumptions;
import dev.candor.experiment.plan.Bill;
import dev.candor.experiment.plan.CellPlan;
import dev.candor.experiment.plan.JudgePlan;
import dev.candor.experiment.plan.RunPlan;
import dev.candor.experiment.plan.TokenEstimate;
import java.util.OptionalDouble;

/** A plan as JSON; what nobody knows is null. */
final class PlanJson {

  private PlanJson() {}

  static ObjectNode of(RunPlan plan, Settings settings) {
    ObjectNode node = JsonOutput.object();
    node.put("concurrency", settings.concurrency());
    node.put("maxTokens", settings.maxTokens());
    ObjectNode assumed = node.putObject("minimumDetectableGapAssumes");
    assumed.put("discordance", Assumptions.DISCORDANCE);
    assumed.put("correlation", Assumptions.CORRELATION);
    assumed.put("power", Assumptions.POWER);
    assumed.put("confidence", settings.gate().confidence());
    ArrayNode cells = node.putArray("cells");
    plan.cells().forEach(cell -> putCell(cells.addObject(), cell));
    ObjectNode total = node.putObject("total");
    total.put("trials", plan.trials());
    putBill(total, plan.toPay());
    total.put("seconds", plan.duration().toSeconds());
    return node;
  }

  private static void putCell(ObjectNode node, CellPlan cell) {
    node.put("model", cell.model());
    node.put("scenario", cell.scenario());
    node.put("requests", cell.requests());
    node.put("trials", cell.trials());
    if (cell.stored().isPresent()) {
      node.put("stored", cell.stored().getAsLong());
    } else {
      node.putNull("stored");
    }
    node.put("toAsk", cell.toAsk());
    putTokens(node.putObject("input"), cell.input(), cell.trials());
    putTokens(node.putObject("output"), cell.output(), cell.trials());
    putUsd(node, "allUsd", cell.usd());
    putBill(node.putObject("toPay"), cell.toPay());
    cell.judge().ifPresent(judge -> putJudge(node.putObject("judge"), judge));
    node.put("seconds", cell.duration().toSeconds());
    node.put("secondsPerCall", cell.pace().perCall().toMillis() / 1000.0);
    node.put("inFlight", cell.pace().inFlight());
    node.put("pace", cell.pace().how());
    if (cell.minimumDetectableGap().isPresent()) {
      node.put("minimumDetectableGap", cell.minimumDetectableGap().getAsDouble());
    } else {
      node.putNull("minimumDetectableGap");
    }
  }

  private static void putJudge(ObjectNode node, JudgePlan judge) {
    node.put("model", judge.model());
    node.put("calls", judge.calls());
    putTokens(node.putObject("input"), judge.input(), judge.calls());
    putTokens(node.putObject("output"), judge.output(), judge.calls());
    putBill(node.putObject("toPay"), judge.bill());
  }

  private static void putTokens(ObjectNode node, TokenEstimate tokens, long calls) {
    node.put("tokens", tokens.of(calls));
    node.put("perCall", Math.round(tokens.perTrial() * 10) / 10.0);
    node.put("counted", tokens.counted());
    node.put("how", tokens.how());
  }

  private static void putBill(ObjectNode node, Bill bill) {
    putUsd(node, "usd", bill.usd());
    putUsd(node, "cachedUsd", bill.cachedUsd());
    putUsd(node, "batchUsd", bill.batchUsd());
  }

  private static void putUsd(ObjectNode node, String name, OptionalDouble usd) {
    if (usd.isPresent()) {
      node.put(name, Math.round(usd.getAsDouble() * 1e6) / 1e6);
    } else {
      node.putNull(name);
    }
  }
}
