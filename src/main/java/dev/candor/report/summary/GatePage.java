package dev.candor.report.summary;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import dev.candor.report.chart.Pictures;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.PastRuns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One result as a part of somebody else's page: the verdict in a sentence, pictures, and tables for
 * those who read. The verdict's message is not repeated: the page has it already. Styles are
 * inline, since Allure 3 takes style sheets out; whatever the template fills in is escaped.
 */
public final class GatePage {

  private static final PageTemplate TEMPLATE = new PageTemplate("gate.html.mustache");

  private GatePage() {}

  /**
   * The page of a result.
   *
   * @param run the run, which must hold this result and may hold others
   * @param past the runs before it
   * @param pictures in reading order
   */
  public static String of(
      GateRun run, ExperimentResult result, PastRuns past, List<Picture> pictures) {
    GateRun alone = run.only(result);
    RunSummary summary = new RunSummary(alone, past, RunSettings.UNKNOWN, pictures);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("line", line(VerdictLine.of(result, past)));
    page.put("pictures", pictures.stream().map(SummaryHtml::picture).toList());
    page.put("tables", tables(summary, alone).map(SummaryHtml::table).toList());
    return TEMPLATE.fill(page);
  }

  /**
   * What a run came to as a whole.
   *
   * @param word the word for the verdict on it
   * @param says the verdict on all results in a sentence, in our own words
   * @param html the page
   */
  public record Overview(String word, String says, String html) {}

  /**
   * The page of a whole run: all results beside each other in a picture and a table, and the worst
   * first in another.
   *
   * @param notice is told in one line what could not be drawn
   */
  public static Overview overview(GateRun run, Consumer<String> notice) {
    RunSummary summary = new RunSummary(run, PastRuns.NONE, RunSettings.UNKNOWN, List.of());
    List<String> sentences = new ArrayList<>(List.of(summary.overall()));
    summary.afterHolm().ifPresent(sentences::add);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(
        "line",
        Map.of(
            "verdict", run.verdict(),
            "colour", colour(run.verdict()),
            "says", String.join("; ", sentences),
            "reasons", String.join("; ", summary.missing()),
            "change", "",
            "lookAt", ""));
    page.put(
        "pictures",
        Pictures.comparison(run.results(), notice).stream().map(SummaryHtml::picture).toList());
    page.put(
        "tables",
        Stream.of(SweepTables.matrix(run), ResultTables.verdicts(run))
            .filter(table -> !table.isEmpty())
            .map(SummaryHtml::table)
            .toList());
    return new Overview(summary.word(), summary.overall(), TEMPLATE.fill(page));
  }

  private static Map<String, Object> line(VerdictLine line) {
    return Map.of(
        "telling", line.telling(),
        "hasTelling", !line.telling().isEmpty(),
        "verdict", line.verdict(),
        "colour", colour(line.verdict()),
        "says", line.says(),
        "reasons", line.reasons(),
        "change", line.change().orElse(""),
        "lookAt", line.lookAt().orElse(""));
  }

  /** Legible on white and on black. */
  private static String colour(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "#1e8e53";
      case FAIL -> "#d93f34";
      case INCONCLUSIVE -> "#a97100";
    };
  }

  private static Stream<Table> tables(RunSummary summary, GateRun alone) {
    return Stream.of(
            BaselineTables.comparison(alone.results()),
            BaselineTables.changes(alone.results()),
            AttributionTables.explanations(alone.results()),
            AttributionTables.contrasts(alone.results()),
            TrendTable.of(summary, Integer.MAX_VALUE),
            ResultTables.tiers(alone.results()),
            BreakdownTables.categories(alone.results()),
            BreakdownTables.transitions(alone.results()),
            ResultTables.scorers(alone.results(), true),
            CostTable.of(alone))
        .filter(table -> !table.isEmpty());
  }
}
