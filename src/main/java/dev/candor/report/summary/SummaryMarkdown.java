package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import dev.candor.report.json.GateRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The summary in GitHub's Markdown: verdicts first, then the figures, then how to repeat it. */
final class SummaryMarkdown {

  private static final int RUNS = 10;
  private static final int MOST_TELLING = 9;

  private final RunSummary summary;
  private final GateRun run;
  private final List<String> blocks = new ArrayList<>();

  private SummaryMarkdown(RunSummary summary) {
    this.summary = summary;
    this.run = summary.run();
  }

  static String of(RunSummary summary) {
    return new SummaryMarkdown(summary).text();
  }

  private String text() {
    blocks.add("## Candor: " + summary.word());
    blocks.add("**%s**: %s.".formatted(summary.word(), summary.overall()));
    summary.afterHolm().ifPresent(holm -> blocks.add(holm + "."));
    addList(summary.shortLines().stream().map(SummaryMarkdown::line).toList());
    addList(
        summary.missing().stream().map(name -> "no result: " + MarkdownText.code(name)).toList());
    add(SweepTables.matrix(run));
    add(ResultTables.verdicts(run));
    add(BaselineTables.comparison(run.results()));
    add(BaselineTables.changes(run.results()));
    add(AttributionTables.contrasts(run.results()));
    lookAt();
    scorers();
    add(CostTable.of(run));
    add(TrendTable.of(summary, RUNS));
    repeat();
    return String.join("\n\n", blocks) + "\n";
  }

  private static String line(VerdictLine line) {
    return "**%s** %s in %s: %s%s%s"
        .formatted(
            line.verdict(),
            MarkdownText.code(line.model()),
            MarkdownText.code(line.scenario()),
            line.says(),
            line.reasons().isEmpty() ? "" : "; " + MarkdownText.code(line.reasons()),
            line.change().map(change -> "\n  - " + change).orElse(""));
  }

  private void addList(List<String> items) {
    if (!items.isEmpty()) {
      blocks.add(items.stream().map(item -> "- " + item).collect(Collectors.joining("\n")));
    }
  }

  private void add(Table table) {
    if (!table.isEmpty()) {
      blocks.add("### " + table.title());
      blocks.add(lines(table));
      if (!table.note().isEmpty()) {
        blocks.add(table.note());
      }
    }
  }

  private static String lines(Table table) {
    List<String> lines = new ArrayList<>();
    lines.add(row(table.columns()));
    List<String> rule = new ArrayList<>();
    for (int column = 0; column < table.columns().size(); column++) {
      rule.add(table.isNumeric(column) ? "--:" : ":--");
    }
    lines.add(row(rule));
    for (List<Cell> row : table.rows()) {
      lines.add(row(row.stream().map(MarkdownText::cell).toList()));
    }
    return String.join("\n", lines);
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private void lookAt() {
    blocks.add("### What to look at");
    List<String> places = new ArrayList<>();
    places.add("every answer: `mvn allure:serve`");
    summary.lines().stream()
        .flatMap(line -> line.lookAt().stream())
        .distinct()
        .forEach(category -> places.add("there, the category \"" + category + "\""));
    summary.lines().stream()
        .flatMap(line -> line.telling().stream())
        .distinct()
        .limit(MOST_TELLING)
        .forEach(request -> places.add("there, " + MarkdownText.code(request)));
    places.add("beside this file: `summary.html`, `gate.json`, `junit.xml`");
    addList(places);
  }

  private void scorers() {
    Table disagreeing = ResultTables.scorers(run.results(), false);
    if (!disagreeing.isEmpty()) {
      blocks.add("### Scorers that disagree");
      blocks.add("Another scorer would have led to another verdict.");
      blocks.add(lines(disagreeing));
    } else if (run.results().stream()
        .map(ExperimentResult::otherScorers)
        .anyMatch(o -> !o.isEmpty())) {
      blocks.add("### Scorers that disagree");
      blocks.add("No scorer at hand would have led to another verdict.");
    }
  }

  private void repeat() {
    if (!summary.settings().isKnown()) {
      return;
    }
    blocks.add("### How to repeat it");
    // Indented, not fenced: nothing on the one line of it can end it.
    blocks.add("    " + Printable.of(summary.settings().command(), Integer.MAX_VALUE - 1));
    blocks.add(
        "It asked %s; all settings stand in `summary.html`."
            .formatted(MarkdownText.code(summary.settings().asked())));
  }
}
