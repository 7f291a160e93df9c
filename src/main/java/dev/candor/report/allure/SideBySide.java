package dev.candor.report.allure;

import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.report.text.Html;
import dev.candor.scoring.ParsedResponse;
import dev.candor.transcript.Compliance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tiers of a request beside each other, for the description of its test: what an answer is, and
 * the beginning of what it says. Styles are inline, since Allure 3 takes style sheets out.
 */
final class SideBySide {

  /** Of each text; a description lies in every result, whole or not. */
  private static final int MOST_CHARACTERS = 3_000;

  private static final String ELSEWHERE = "the whole is in the attachment of the tier";
  private static final String CELL =
      "style=\"border:1px solid rgba(128,128,128,.4);padding:6px 8px;vertical-align:top;"
          + "text-align:left;overflow-wrap:anywhere\"";
  private static final String WORDS =
      "<div style=\"white-space:pre-wrap;overflow-wrap:anywhere;overflow:auto;max-height:32em;"
          + "unicode-bidi:isolate\">";
  private final StringBuilder html = new StringBuilder();
  private final List<Column> columns;

  /** A tier, the sample of it that is shown, and what is known of that. */
  private record Column(TierOutcome tier, SampleOutcome shown, Map<String, String> facts) {

    static Column of(TierOutcome tier) {
      SampleOutcome shown = SideBySide.shown(tier);
      return new Column(
          tier,
          shown,
          Facts.of(shown).stream().collect(Collectors.toMap(Facts.Fact::name, Facts.Fact::value)));
    }
  }

  private SideBySide(List<Column> columns) {
    this.columns = columns;
  }

  /** The table of a request that was asked. */
  static String of(RequestOutcome outcome) {
    return new SideBySide(outcome.tiers().stream().map(Column::of).toList()).table();
  }

  private String table() {
    html.append("<table style=\"table-layout:fixed;width:100%;border-collapse:collapse\">");
    html.append("<tr><th ").append(CELL.replace("style=\"", "style=\"width:8em;"));
    html.append("></th>");
    columns.forEach(
        column ->
            html.append("<th ")
                .append(CELL)
                .append('>')
                .append(Html.escape(Titles.of(column.tier())))
                .append("</th>"));
    html.append("</tr>");
    if (columns.stream().anyMatch(column -> column.tier().samples().size() > 1)) {
      row("samples", column -> Html.escape(Titles.classes(column.tier())));
      row("shown", column -> "sample " + column.shown().sample());
    }
    Facts.NAMES.forEach(
        name -> row(name, column -> Html.escape(column.facts().getOrDefault(name, ""))));
    row("reasoning", column -> words(column.shown(), SideBySide::reasoning));
    row("output", column -> words(column.shown(), SideBySide::output));
    return html.append("</table>").toString();
  }

  /** A row, unless no tier has anything to say in it. */
  private void row(String name, Function<Column, String> cell) {
    List<String> cells = columns.stream().map(cell).toList();
    if (cells.stream().allMatch(String::isEmpty)) {
      return;
    }
    html.append("<tr><th ").append(CELL).append('>').append(name).append("</th>");
    cells.forEach(
        words -> html.append("<td ").append(CELL).append('>').append(words).append("</td>"));
    html.append("</tr>");
  }

  /** Of several the first that complied, since it explains a finding; else the first answer. */
  private static SampleOutcome shown(TierOutcome tier) {
    List<SampleOutcome.Answered> answered = tier.answered();
    Stream<SampleOutcome.Answered> complied =
        answered.stream().filter(a -> a.score().compliance() == Compliance.COMPLIED);
    return Stream.concat(complied, answered.stream())
        .map(SampleOutcome.class::cast)
        .findFirst()
        .orElseGet(() -> tier.samples().get(0));
  }

  private static String words(SampleOutcome sample, Function<SampleOutcome.Answered, Words> part) {
    if (sample instanceof SampleOutcome.Answered answered) {
      Words words = part.apply(answered);
      return words.isBlank() ? "" : WORDS + words.excerpt(MOST_CHARACTERS, ELSEWHERE) + "</div>";
    }
    return "";
  }

  private static Words reasoning(SampleOutcome.Answered answered) {
    return new Words(answered.response().reasoning(), answered.reasoning().evidence());
  }

  /** Where no output can be told from the rest, the answer as it came. */
  private static Words output(SampleOutcome.Answered answered) {
    ParsedResponse response = answered.response();
    return new Words(
        response.output().isBlank()
            ? answered.transcript().completion().text()
            : response.output());
  }
}
