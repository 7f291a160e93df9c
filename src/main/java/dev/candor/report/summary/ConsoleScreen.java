package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExplanationLines;
import dev.candor.experiment.Verdict;
import dev.candor.experiment.Wording;
import dev.candor.experiment.attribution.Attribution;
import dev.candor.experiment.attribution.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/**
 * The run on one screen: an aligned line a result, or many of them in a matrix, the overall
 * verdict, and where to read on.
 */
final class ConsoleScreen {

  private static final int NAME = 48;
  private static final int REASON = 160;
  private static final int MOST_MISSING = 3;

  private final RunSummary summary;
  private final Ansi ansi;

  private ConsoleScreen(RunSummary summary, Ansi ansi) {
    this.summary = summary;
    this.ansi = ansi;
  }

  /**
   * The lines of the screen.
   *
   * @param places where to read on, by name
   * @param ansi whether there are colours
   */
  static List<String> lines(RunSummary summary, Map<String, String> places, Ansi ansi) {
    return new ConsoleScreen(summary, ansi).lines(places);
  }

  private List<String> lines(Map<String, String> places) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Candor");
    if (summary.isSweep()) {
      lines.addAll(new SweepScreen(summary.run().results(), this::coloured).lines());
    } else {
      lines.addAll(table());
    }
    missing(lines);
    if (!summary.isSweep()) {
      for (ExperimentResult result : summary.run().results()) {
        if (result.gate().verdict() == Verdict.INCONCLUSIVE) {
          lines.add("  why           " + why(result));
        }
        explanation(result).ifPresent(cause -> lines.add("  explained     " + cause));
      }
    }
    Verdict verdict = summary.run().verdict();
    lines.add("%s: %s".formatted(coloured(verdict, summary.word()), summary.overall()));
    summary.afterHolm().ifPresent(holm -> lines.add("  adjusted      " + holm));
    summary
        .run()
        .controls()
        .inWords()
        .filter(words -> !summary.run().controls().isVoid())
        .ifPresent(words -> lines.add("  controls      " + words));
    CostTable.inWords(summary.run())
        .ifPresent(cost -> lines.add("  cost          " + printable(cost)));
    PlanLine.of(summary.run().results()).ifPresent(plan -> lines.add("  plan          " + plan));
    places.forEach((name, place) -> lines.add("  %-13s %s".formatted(name, printable(place))));
    return lines;
  }

  private void missing(List<String> lines) {
    List<String> missing = summary.run().missing();
    int most = summary.isSweep() ? MOST_MISSING : missing.size();
    missing.stream().limit(most).forEach(name -> lines.add("  no result     " + name(name)));
    if (missing.size() > most) {
      lines.add("                and %d more".formatted(missing.size() - most));
    }
  }

  private List<String> table() {
    List<List<String>> rows = summary.run().results().stream().map(ConsoleScreen::row).toList();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Verdict verdict = summary.run().results().get(i).gate().verdict();
      List<String> row = rows.get(i);
      StringBuilder line = new StringBuilder("  ");
      line.append(coloured(verdict, "%-12s".formatted(verdict)));
      for (int column = 0; column < row.size(); column++) {
        line.append("  ").append(padded(row.get(column), width(rows, column)));
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private static List<String> row(ExperimentResult result) {
    ComplianceGap gap = result.complianceGap();
    return List.of(
        name(result.model()),
        name(result.scenarioName()),
        gap.completeCases().isPresent() ? "gap " + Wording.signed(gap.estimate()) : "no gap",
        Wording.interval(gap.interval(result.limits().confidence())),
        "complied " + ResultTables.compliance(result));
  }

  private static int width(List<List<String>> rows, int column) {
    return Collections.max(rows.stream().map(row -> row.get(column).length()).toList());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  private static String why(ExperimentResult result) {
    String reason = result.gate().reasons().stream().findFirst().orElse("");
    return "%s in %s: %s"
        .formatted(name(result.model()), name(result.scenarioName()), Printable.of(reason, REASON));
  }

  /** What a gap comes from, where the run tells. */
  private static Optional<String> explanation(ExperimentResult result) {
    return result
        .attribution()
        .map(Attribution::cause)
        .filter(cause -> cause != Cause.NO_GAP)
        .filter(cause -> cause != Cause.UNDETERMINED)
        .map(
            cause ->
                "%s in %s: %s"
                    .formatted(
                        name(result.model()),
                        name(result.scenarioName()),
                        ExplanationLines.cause(cause)));
  }

  /** Only words of ours are ever coloured: the markup would be read in others' as well. */
  private String coloured(Verdict verdict, String word) {
    String style =
        switch (verdict) {
          case PASS -> "green,bold";
          case INCONCLUSIVE -> "yellow,bold";
          case FAIL -> "red,bold";
        };
    return ansi.string("@|" + style + " " + word + "|@");
  }

  private static String name(String untrusted) {
    return Printable.of(untrusted, NAME);
  }

  private static String printable(String place) {
    return Printable.of(place, 1_000);
  }
}
