package dev.candor.cli;

import dev.candor.config.Dollars;
import dev.candor.config.Printable;
import dev.candor.config.Settings;
import dev.candor.experiment.plan.Assumptions;
import dev.candor.experiment.plan.Bill;
import dev.candor.experiment.plan.CellPlan;
import dev.candor.experiment.plan.JudgePlan;
import dev.candor.experiment.plan.RunPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A plan as a person at the terminal reads it: a row a cell, and below what it rests on. */
final class PlanTable {

  private static final int NAME = 48;

  private static final List<String> HEAD =
      List.of(
          "model",
          "scenario",
          "trials",
          "stored",
          "tokens in",
          "tokens out",
          "USD",
          "with cache",
          "as batch",
          "time",
          "detects");

  private PlanTable() {}

  static List<String> lines(RunPlan plan, Settings settings) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    for (CellPlan cell : plan.cells()) {
      rows.add(row(cell));
      cell.judge().ifPresent(judge -> rows.add(row(cell, judge)));
    }
    if (plan.cells().size() > 1) {
      rows.add(total(plan));
    }
    List<String> lines = new ArrayList<>(aligned(rows));
    lines.add("");
    plan.cells().stream().map(c -> "tokens in: " + c.input().how()).distinct().forEach(lines::add);
    plan.cells().stream()
        .map(c -> "tokens out: " + c.output().how())
        .distinct()
        .forEach(lines::add);
    plan.cells().stream().map(c -> "time: " + c.pace().how()).distinct().forEach(lines::add);
    lines.add(
        "with cache: where the provider keeps what all prompts begin with, if that is long enough;"
            + " as batch: Candor itself makes single calls");
    lines.add(
        "detects: the smallest gap found with %.0f %% power at %s confidence, if %.0f %% of the requests are answered differently in the two tiers"
            .formatted(
                100 * Assumptions.POWER,
                settings.gate().confidence(),
                100 * Assumptions.DISCORDANCE));
    if (plan.toPay().usd().isEmpty()) {
      lines.add("?: the price is not known; name a price table in candor.prices");
    }
    return lines;
  }

  private static List<String> row(CellPlan cell) {
    return List.of(
        name(cell.model()),
        name(cell.scenario()),
        number(cell.trials()),
        cell.stored().isPresent() ? number(cell.stored().getAsLong()) : "?",
        number(cell.inputTokens()),
        number(cell.outputTokens()),
        usd(cell.bill().usd()),
        usd(cell.bill().cachedUsd()),
        usd(cell.bill().batchUsd()),
        time(cell.duration()),
        cell.minimumDetectableGap().isPresent()
            ? String.format(Locale.ROOT, "%.3f", cell.minimumDetectableGap().getAsDouble())
            : "none");
  }

  private static List<String> row(CellPlan cell, JudgePlan judge) {
    return List.of(
        name("  judge " + judge.model()),
        name(cell.scenario()),
        number(judge.calls()),
        "",
        number(judge.input().of(judge.calls())),
        number(judge.output().of(judge.calls())),
        usd(judge.bill().usd()),
        usd(judge.bill().cachedUsd()),
        usd(judge.bill().batchUsd()),
        "",
        "");
  }

  private static List<String> total(RunPlan plan) {
    Bill bill = plan.toPay();
    return List.of(
        "total",
        "",
        number(plan.trials()),
        "",
        "",
        "",
        usd(bill.usd()),
        usd(bill.cachedUsd()),
        usd(bill.batchUsd()),
        time(plan.duration()),
        "");
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> aligned(row, widths)).toList();
  }

  /** Names to the left, numbers to the right. */
  private static String aligned(List<String> row, int[] widths) {
    String[] cells = new String[row.size()];
    Arrays.setAll(
        cells,
        i -> String.format("%" + (i < 2 ? "-" : "") + Math.max(1, widths[i]) + "s", row.get(i)));
    return String.join("  ", cells).stripTrailing();
  }

  private static String name(String untrusted) {
    return Printable.of(untrusted, NAME);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String usd(OptionalDouble usd) {
    return usd.isPresent() ? Dollars.of(usd.getAsDouble()) : "?";
  }

  private static String time(Duration time) {
    return time.toHours() > 0
        ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
        : time.toMinutes() > 0
            ? "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart())
            : time.toSeconds() + " s";
  }
}
