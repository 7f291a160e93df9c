package dev.candor.report.chart;

import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.model.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jfree.chart.ui.TextAnchor;

/** Tokens that models and judges have read and written, and what they cost. */
final class CostPicture {

  private static final int MOST_ROWS = 24;

  /** One model, or its judge, in one result. */
  private record Bill(
      String title, TokenUsage usage, int uncounted, OptionalDouble usd, OptionalDouble spentUsd) {

    long fresh() {
      return usage.inputTokens() - usage.cachedInputTokens();
    }

    long all() {
      return usage.inputTokens() + usage.outputTokens();
    }
  }

  private final List<Bill> bills;
  private final int left;

  CostPicture(List<ExperimentResult> results) {
    List<Bill> all = new ArrayList<>();
    for (ExperimentResult result : results) {
      Cost cost = result.cost();
      all.add(
          new Bill(
              Words.narrow(result.model()) + " in " + Words.narrow(result.scenarioName()),
              cost.usage(),
              cost.uncounted(),
              cost.usd(),
              cost.spentUsd()));
      cost.judge().ifPresent(judge -> all.add(bill(judge)));
    }
    bills = all.subList(0, Math.min(MOST_ROWS, all.size()));
    left = all.size() - bills.size();
  }

  private static Bill bill(JudgeCost judge) {
    return new Bill(
        "its judge, " + Words.wide(judge.model()), judge.usage(), 0, judge.usd(), judge.spentUsd());
  }

  Picture draw(String name) {
    Rows rows = new Rows();
    double largest = bills.stream().mapToLong(Bill::all).max().orElse(0);
    Scale scale = Scale.counts(largest);
    Panel panel = rows.panel(scale, 1);
    for (Bill bill : bills) {
      int words = rows.add("");
      panel.words(words + 0.1, 0, bill.title(), TextAnchor.CENTER_LEFT, Lettering.STRONG, Ink.TEXT);
      panel.words(
          words + 0.1,
          scale.high(),
          dollars(bill),
          TextAnchor.CENTER_RIGHT,
          Lettering.STRONG,
          Ink.TEXT);
      int row = rows.add("");
      long read = bill.fresh();
      long cached = read + bill.usage().cachedInputTokens();
      segment(panel, row, 0, read, Ink.READ);
      segment(panel, row, read, cached, Ink.CACHED);
      segment(panel, row, cached, bill.all(), Ink.WRITTEN);
      panel.words(
          rows.add("") - 0.1, 0, tokens(bill), TextAnchor.CENTER_LEFT, Lettering.PLAIN, Ink.MUTED);
      if (words > 0) {
        panel.divide(words - 0.5);
      }
    }
    Sheet sheet =
        new Sheet("Tokens, and what they cost in US dollars")
            .explain("read", Ink.READ)
            .explain("read from the provider's cache", Ink.CACHED)
            .explain("written", Ink.WRITTEN);
    sheet.note(Words.left(left, "models and judges are"));
    return sheet.draw(name, rows.plot(), 30 + 21 * rows.count(), alt());
  }

  private static void segment(Panel panel, int row, long from, long to, Ink ink) {
    if (to > from) {
      panel.bar(row, from, to, ink);
    }
  }

  private static String tokens(Bill bill) {
    return "%s read, %s from the cache, %s written%s"
        .formatted(
            Words.count(bill.fresh()),
            Words.count(bill.usage().cachedInputTokens()),
            Words.count(bill.usage().outputTokens()),
            bill.uncounted() > 0
                ? "; " + Words.count(bill.uncounted()) + " answers uncounted"
                : "");
  }

  private static String dollars(Bill bill) {
    if (bill.usd().isEmpty()) {
      return "price not known";
    }
    String all = (bill.uncounted() > 0 ? "at least " : "") + dollars(bill.usd().getAsDouble());
    return bill.spentUsd().isEmpty() || bill.spentUsd().equals(bill.usd())
        ? all
        : all + " (" + dollars(bill.spentUsd().getAsDouble()) + " in this run)";
  }

  /** Cents, or as many digits as a smaller sum needs to be more than nothing. */
  private static String dollars(double usd) {
    return String.format(Locale.ROOT, usd == 0 || usd >= 0.01 ? "$%,.2f" : "$%.2g", usd);
  }

  private String alt() {
    return bills.stream()
        .map(bill -> "%s: %s; %s.".formatted(bill.title(), tokens(bill), dollars(bill)))
        .collect(Collectors.joining(" ", "Tokens and cost. ", ""));
  }
}
