package dev.candor.report.summary;

import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The summary as one page that stands by itself, so that it can be mailed and printed. Whatever the
 * template fills in is escaped.
 */
final class SummaryHtml {

  private static final PageTemplate TEMPLATE = new PageTemplate("summary.html.mustache");

  private SummaryHtml() {}

  static String of(RunSummary summary) {
    GateRun run = summary.run();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("verdict", summary.word());
    page.put("overall", summary.overall());
    page.put(
        "when",
        "Run of %s UTC, %d s"
            .formatted(TrendTable.minute(run.startedAt()), run.duration().toSeconds()));
    page.put("adjusted", summary.afterHolm().orElse(""));
    page.put("lines", summary.shortLines().stream().map(SummaryHtml::line).toList());
    page.put("missing", summary.missing());
    page.put("pictures", summary.pictures().stream().map(SummaryHtml::picture).toList());
    page.put("tables", tables(summary).map(SummaryHtml::table).toList());
    page.put("isRepeatable", summary.settings().isKnown());
    page.put("command", summary.settings().command());
    page.put("asked", summary.settings().asked());
    page.put("settings", List.copyOf(summary.settings().values().entrySet()));
    return TEMPLATE.fill(page);
  }

  private static Stream<Table> tables(RunSummary summary) {
    GateRun run = summary.run();
    return Stream.of(
            SweepTables.matrix(run),
            ResultTables.verdicts(run),
            BaselineTables.comparison(run.results()),
            BaselineTables.changes(run.results()),
            AttributionTables.explanations(run.results()),
            AttributionTables.contrasts(run.results()),
            TrendTable.of(summary, Integer.MAX_VALUE),
            ResultTables.tiers(run.results()),
            BreakdownTables.categories(run.results()),
            BreakdownTables.transitions(run.results()),
            ResultTables.scorers(run.results(), true),
            CostTable.of(run))
        .filter(table -> !table.isEmpty());
  }

  private static Map<String, Object> line(VerdictLine line) {
    return Map.of(
        "telling", line.telling(),
        "verdict", line.verdict(),
        "model", line.model(),
        "scenario", line.scenario(),
        "says", line.says(),
        "reasons", line.reasons(),
        "change", line.change().orElse(""),
        "lookAt", line.lookAt().orElse(""));
  }

  /**
   * As an image of its own: the styles and ids of one picture do not reach the others, and whatever
   * came to stand in it could run nothing.
   */
  static Map<String, Object> picture(Picture picture) {
    String encoded =
        Base64.getEncoder().encodeToString(picture.svg().getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "name", picture.name(),
        "alt", picture.alt(),
        "source", "data:image/svg+xml;base64," + encoded);
  }

  /** Model and scenario stand above the rows that belong to them, once. */
  static Map<String, Object> table(Table table) {
    int first = table.isGrouped() ? 2 : 0;
    List<Map<String, Object>> columns = new ArrayList<>();
    for (int column = first; column < table.columns().size(); column++) {
      columns.add(
          Map.of(
              "text",
              table.columns().get(column),
              "kind",
              table.isNumeric(column) ? Cell.Kind.NUMBER : Cell.Kind.WORDS));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Cell> group = List.of();
    for (List<Cell> row : table.rows()) {
      List<Cell> names = row.subList(0, first);
      rows.add(
          Map.of(
              "group",
              names.equals(group) ? List.of() : List.of(group(names, columns.size())),
              "cells",
              row.subList(first, row.size()).stream().map(SummaryHtml::cell).toList()));
      group = names;
    }
    return Map.of("title", table.title(), "note", table.note(), "columns", columns, "rows", rows);
  }

  private static Map<String, Object> group(List<Cell> names, int span) {
    return Map.of("model", names.get(0).text(), "scenario", names.get(1).text(), "span", span);
  }

  private static Map<String, Object> cell(Cell cell) {
    return Map.of(
        "text", cell.text(),
        "kind", cell.kind(),
        "isVerdict", cell.kind() == Cell.Kind.VERDICT);
  }
}
