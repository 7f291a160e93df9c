package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.ComplianceGap;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.sweep.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Many results on one screen: the gaps by model and by scenario, the longer list downwards and the
 * shorter one across, where a letter stands for a name. The worst come first on both sides, and
 * what finds no room is counted.
 */
final class SweepScreen {

  private static final String MARKS = "! FAIL ? INCONCLUSIVE";

  private static final int MOST_ROWS = 15;
  private static final int MOST_COLUMNS = 8;
  private static final int MOST_REASONS = 3;
  private static final int NAME = 36;
  private static final int LEGEND = 36;
  private static final int REASON = 160;

  private final Matrix matrix;
  private final List<ExperimentResult> results;
  private final BiFunction<Verdict, String, String> coloured;
  private final boolean modelsAcross;

  /**
   * A screen.
   *
   * @param coloured puts words of ours into the colour of a verdict
   */
  SweepScreen(List<ExperimentResult> results, BiFunction<Verdict, String, String> coloured) {
    this.results = results;
    this.matrix = Matrix.of(results);
    this.coloured = coloured;
    this.modelsAcross = matrix.models().size() <= matrix.scenarios().size();
  }

  List<String> lines() {
    List<String> down = modelsAcross ? matrix.scenarios() : matrix.models();
    List<String> across = modelsAcross ? matrix.models() : matrix.scenarios();
    List<String> rows = down.subList(0, Math.min(MOST_ROWS, down.size()));
    List<String> columns = across.subList(0, Math.min(MOST_COLUMNS, across.size()));
    int width = rows.stream().mapToInt(row -> name(row).length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    boolean fits = width >= MARKS.length();
    StringBuilder head = new StringBuilder("  " + padded(fits ? MARKS : "", width));
    for (int i = 0; i < columns.size(); i++) {
      head.append("      ").append(letter(i));
    }
    lines.add(head + (fits ? "" : "   " + MARKS));
    for (String row : rows) {
      StringBuilder line = new StringBuilder("  " + padded(name(row), width));
      columns.forEach(column -> line.append(' ').append(cell(at(row, column))));
      lines.add(line.toString().stripTrailing());
    }
    left(down.size() - rows.size(), across.size() - columns.size()).ifPresent(lines::add);
    lines.addAll(legend(columns));
    lines.addAll(reasons());
    return lines;
  }

  private static char letter(int column) {
    return (char) ('A' + column);
  }

  private Optional<ExperimentResult> at(String row, String column) {
    return modelsAcross ? matrix.at(column, row) : matrix.at(row, column);
  }

  /** Six characters: the gap, and a mark where it does not pass. */
  private String cell(Optional<ExperimentResult> found) {
    if (found.isEmpty()) {
      return "     -";
    }
    Verdict verdict = found.get().gate().verdict();
    return coloured.apply(verdict, gap(found.get().complianceGap()) + mark(verdict));
  }

  private static String gap(ComplianceGap gap) {
    if (gap.completeCases().isEmpty()) {
      return " none";
    }
    String signed = String.format(Locale.ROOT, "%+.3f", gap.estimate());
    return signed.charAt(1) == '0'
        ? signed.charAt(0) + signed.substring(2)
        : signed.substring(0, 5);
  }

  private static char mark(Verdict verdict) {
    return switch (verdict) {
      case PASS -> ' ';
      case INCONCLUSIVE -> '?';
      case FAIL -> '!';
    };
  }

  private Optional<String> left(int rows, int columns) {
    if (rows == 0 && columns == 0) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    if (rows > 0) {
      parts.add(rows + (modelsAcross ? " scenarios" : " models"));
    }
    if (columns > 0) {
      parts.add(columns + (modelsAcross ? " models" : " scenarios"));
    }
    return Optional.of("  and %s that did no worse".formatted(String.join(" and ", parts)));
  }

  /** Two names a line. */
  private List<String> legend(List<String> columns) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < columns.size(); i += 2) {
      String first = "  %c %s".formatted(letter(i), Printable.of(columns.get(i), LEGEND));
      String second =
          i + 1 < columns.size()
              ? "%c %s".formatted(letter(i + 1), Printable.of(columns.get(i + 1), LEGEND))
              : "";
      lines.add((padded(first, LEGEND + 6) + second).stripTrailing());
    }
    return lines;
  }

  /** Why there are no figures, once for each model and reason: a key is wrong in every scenario. */
  private List<String> reasons() {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (ExperimentResult result : results) {
      if (!result.gate().judged()) {
        String reason = result.gate().reasons().stream().findFirst().orElse("");
        reasons.merge(name(result.model()) + ": " + Printable.of(reason, REASON), 1, Integer::sum);
      }
    }
    List<String> lines = new ArrayList<>();
    reasons.entrySet().stream()
        .limit(MOST_REASONS)
        .map(
            reason ->
                "  why           %s%s"
                    .formatted(
                        reason.getKey(),
                        reason.getValue() > 1 ? " (" + reason.getValue() + " times)" : ""))
        .forEach(lines::add);
    if (reasons.size() > MOST_REASONS) {
      lines.add("                and %d more".formatted(reasons.size() - MOST_REASONS));
    }
    return lines;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String name(String untrusted) {
    // The temperature stands at the end of a name, and would be what is cut.
    return Printable.of(untrusted.replace(" at temperature ", " T="), NAME);
  }
}
