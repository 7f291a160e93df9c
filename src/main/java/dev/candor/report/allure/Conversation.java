package dev.candor.report.allure;

import dev.candor.experiment.RequestOutcome;
import dev.candor.experiment.SampleOutcome;
import dev.candor.experiment.TierOutcome;
import dev.candor.report.text.Html;
import dev.candor.scenario.Prompt;
import dev.candor.scoring.ParsedResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * All that was said about a request in one tier, as a page of its own: prompt, reasoning and
 * output, sample after sample.
 *
 * <p>Headings are elements of the page. What a model wrote is text in a frame, which it cannot
 * leave, so that no answer can pass itself off as two.
 */
final class Conversation {

  /** A line of a million characters takes a browser seconds to lay out, and nobody reads it. */
  private static final int MOST_CHARACTERS = 200_000;

  /** Of all samples together: a report holds thousands of these pages. */
  private static final int MOST_IN_ALL = 1 << 20;

  private static final String ELSEWHERE = "the transcripts have the whole";

  /** Nothing may be loaded, run or sent, whatever the page says. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private static final String STYLE =
      """
      :root{color-scheme:light dark}
      body{font:14px/1.5 system-ui,sans-serif;margin:1.2em auto;max-width:60em;padding:0 1em}
      h1{font-size:1.2em}h2{font-size:1.1em;margin-top:2em;border-top:1px solid #8886;\
      padding-top:1em}h3,summary{font-size:.9em;font-weight:600;margin:1em 0 .3em}
      .w{white-space:pre-wrap;overflow-wrap:anywhere;overflow:hidden;unicode-bidi:isolate;\
      border-left:4px solid #888;background:#8881;padding:.6em .8em;border-radius:3px}
      .user{border-color:#1976d2}.out{border-color:#2e7d32}.think{border-color:#8e24aa}
      p{opacity:.75}
      """;

  private final StringBuilder html = new StringBuilder();
  private final TierOutcome tier;

  private Conversation(TierOutcome tier) {
    this.tier = tier;
  }

  /** The page of a tier in which at least one sample was answered. */
  static String of(RequestOutcome outcome, TierOutcome tier) {
    return new Conversation(tier).page(outcome);
  }

  private String page(RequestOutcome outcome) {
    String title = Html.escape(Titles.of(tier));
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"%s\"/>\n".formatted(POLICY))
        .append("<title>")
        .append(title)
        .append("</title>\n")
        .append("<style>\n")
        .append(STYLE)
        .append("</style></head><body>\n")
        .append("<h1>")
        .append(title)
        .append("</h1>\n<p>")
        .append(Html.escape("%s in %s".formatted(outcome.model(), outcome.scenarioName())))
        .append("</p>\n");
    // All samples of a tier are asked in the same words.
    prompt(tier.answered().get(0).transcript().prompt());
    tier.samples().forEach(this::sample);
    return html.append("</body></html>\n").toString();
  }

  private void prompt(Prompt prompt) {
    if (!prompt.system().isEmpty()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<details><summary>System prompt (%,d characters)</summary>\n",
              prompt.system().length()));
      words("", new Words(prompt.system()));
      html.append("</details>\n");
    }
    html.append("<h3>User prompt</h3>\n");
    words("user", new Words(prompt.user()));
  }

  private void sample(SampleOutcome sample) {
    String number = tier.samples().size() > 1 ? "Sample " + sample.sample() + ": " : "";
    html.append("<h2>").append(Html.escape(number + Titles.verdict(sample))).append("</h2>\n");
    if (sample instanceof SampleOutcome.Answered answered) {
      facts(answered);
      parts(answered);
    }
  }

  private void facts(SampleOutcome.Answered answered) {
    html.append("<p>");
    List<Facts.Fact> facts = Facts.of(answered);
    for (Facts.Fact fact : facts) {
      html.append(fact == facts.get(0) ? "" : " · ")
          .append(Html.escape(fact.name() + ": " + fact.value()));
    }
    html.append("</p>\n");
  }

  private void parts(SampleOutcome.Answered answered) {
    Map<String, Words> parts = new LinkedHashMap<>();
    ParsedResponse response = answered.response();
    parts.put("Native reasoning", Words.nativeReasoning(response, answered.reasoning().evidence()));
    parts.put("Scratchpad", Words.scratchpad(response, answered.reasoning().evidence()));
    parts.put("Output", new Words(response.output()));
    if (!response.wellFormed()) {
      parts.put("Answer as received", new Words(answered.transcript().completion().text()));
    }
    parts.values().removeIf(Words::isBlank);
    int length = parts.values().stream().mapToInt(this::shown).sum();
    if (html.length() + length > MOST_IN_ALL) {
      html.append("<p>(left out to keep the report small: ").append(ELSEWHERE).append(")</p>\n");
      return;
    }
    parts.forEach(
        (name, words) -> {
          html.append("<h3>").append(name).append("</h3>\n");
          words(name.equals("Output") ? "out" : "think", words);
        });
  }

  private int shown(Words words) {
    return Math.min(words.text().length(), MOST_CHARACTERS);
  }

  private void words(String kind, Words words) {
    html.append("<div class=\"w ")
        .append(kind)
        .append("\">")
        .append(words.html(MOST_CHARACTERS, ELSEWHERE))
        .append("</div>\n");
  }
}
