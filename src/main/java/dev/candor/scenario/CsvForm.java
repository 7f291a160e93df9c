package dev.candor.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The public benchmarks whose CSV columns are read as they are. Column names are in lower case;
 * empty where the form has no such column. Only the request's column must be there.
 *
 * <p>A file is of the first form here whose request column it has: JailbreakBench, which has a goal
 * and names it in a column Behavior, is thus read by its goals.
 */
enum CsvForm {
  /** Zou et al. 2023. Some copies add categories and sources. */
  ADVBENCH("AdvBench", "goal", "", "category", "source", ""),
  /** Mazeika et al. 2024. */
  HARMBENCH("HarmBench", "Behavior", "BehaviorID", "SemanticCategory", "", "ContextString"),
  /** Souly et al. 2024. */
  STRONGREJECT("StrongREJECT", "forbidden_prompt", "", "category", "source", "");

  /**
   * What HarmBench itself puts between a context and the behavior that speaks of it; without its
   * context such a behavior asks for nothing.
   */
  private static final String AFTER_CONTEXT = "\n\n---\n\n";

  private final String title;
  private final String request;
  private final String id;
  private final String category;
  private final String source;
  private final String context;

  CsvForm(String title, String request, String id, String category, String source, String context) {
    this.title = title;
    this.request = request;
    this.id = id;
    this.category = category;
    this.source = source;
    this.context = context;
  }

  /** The benchmark's name. */
  String title() {
    return title;
  }

  /** The name of the column that holds the request, as the benchmark spells it. */
  String requestColumn() {
    return request;
  }

  /** The request in a row; its source is the benchmark where the row names none. */
  RequestRow read(CsvRow row, CsvHeader header) {
    String text = header.cell(row, request);
    String before = header.cell(row, context);
    String from = header.cell(row, source);
    return new RequestRow(
        row.line(),
        header.cell(row, id),
        before.isBlank() || text.isBlank() ? text : before + AFTER_CONTEXT + text,
        header.cell(row, category).strip(),
        from.isBlank() ? title : from.strip());
  }

  /** All forms in words, for messages. */
  static String allInWords() {
    return Arrays.stream(values())
        .map(form -> form.request + " (" + form.title + ")")
        .collect(Collectors.joining(", "));
  }
}
