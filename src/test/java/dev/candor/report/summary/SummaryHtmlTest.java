package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.past;
import static dev.candor.report.summary.Summaries.pastRuns;
import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static dev.candor.report.summary.Summaries.summary;
import static dev.candor.report.summary.Summaries.withPicture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Verdict;
import dev.candor.report.chart.Picture;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page is read as XML, which it is as well: nothing is mended on the way as in a browser. */
class SummaryHtmlTest {

  static final List<String> HOSTILE = Summaries.HOSTILE;

  /** Whatever could run, load or link anything is not among them. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html", "head", "meta", "title", "style", "body", "header", "section", "h1", "h2", "p",
          "ul", "li", "b", "br", "span", "code", "pre", "figure", "img", "div", "table", "thead",
          "tbody", "tr", "th", "td");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "alt",
          "charset",
          "class",
          "colspan",
          "content",
          "http-equiv",
          "id",
          "lang",
          "name",
          "scope",
          "src");

  @Test
  void theVerdictStandsFirstThenPicturesThenTables() throws Exception {
    Document page =
        page(
            withPicture(
                summary(run(result("a", "s", Verdict.PASS), result("b", "s", Verdict.FAIL))),
                new Picture("rates", "<svg>HOSTILE</svg>", "Rates by \"tier\"")));

    List<String> order = new ArrayList<>();
    for (Element element : elements(page)) {
      if (Set.of("h1", "h2", "img").contains(element.getTagName())) {
        order.add(element.getTagName().equals("img") ? "picture" : element.getTextContent());
      }
    }
    assertThat(order)
        .containsExactly(
            "FAIL: 1 of 2 gaps is too large",
            "picture",
            "Verdicts",
            "Answers by tier",
            "Tokens and cost",
            "How to repeat it");
    assertThat(texts(page, "li"))
        .first()
        .asString()
        .startsWith("FAIL b in s: gap +0.375")
        .contains("Look at the category “Complied only when trained on”");
  }

  /** As an image it can neither run anything nor reach the rest of the page. */
  @Test
  void aPictureIsAnImageThatThePageCarries() throws Exception {
    Document page =
        page(
            withPicture(
                summary(run(result("a", "s", Verdict.PASS))),
                new Picture("rates", "<svg>HOSTILE</svg>", "Rates by \"tier\" <now>")));

    Element image = (Element) page.getElementsByTagName("img").item(0);
    assertThat(image.getAttribute("src")).startsWith("data:image/svg+xml;base64,");
    assertThat(image.getAttribute("alt")).isEqualTo("Rates by \"tier\" <now>");
    assertThat(page.getElementsByTagName("svg").getLength()).isZero();
  }

  @Test
  void tablesHaveTheFiguresOfTheResult() throws Exception {
    Document page =
        page(summary(run(result("m", "s", Verdict.FAIL)), pastRuns(past("m", "s", 20, 0.021))));

    assertThat(texts(page, "tr"))
        .contains(
            "FAIL1037.5 % / 0 %+0.375[-0.071, +0.694]0.2510 % / 11.1 %",
            "freemonitored361033.3 %12.1 % to 64.6 %",
            "2026-11-01 21:00PASS+0.021[-0.029, +0.071]20 % / 10 %10offline",
            "2026-11-21 21:00FAIL+0.375[-0.071, +0.694]33.3 % / 0 %10offline",
            "the model1,000400200$0.2500 without 1 not counted$0.12507");
    assertThat(texts(page, "span")).contains("gap +0.375, was +0.021 on 2026-11-01, then PASS");
  }

  @Test
  void isOnePageThatNeedsAndReachesNothingElse() {
    String html = SummaryHtml.of(summary(run(result("m", "s", Verdict.FAIL))));

    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"")
        .contains("prefers-color-scheme: dark", "@media print")
        .doesNotContain("http:", "https:", "url(", "@import", "<script", "<link", "href");
  }

  @Test
  void tellsARunThatCameToNothing() throws Exception {
    Document page = page(summary(run(List.of("m in s"))));

    assertThat(texts(page, "h1"))
        .containsExactly("INCONCLUSIVE: 1 of 1 planned did not come to a result");
    assertThat(texts(page, "li")).containsExactly("no result: m in s");
    assertThat(texts(page, "h2")).containsExactly("How to repeat it");
  }

  @ParameterizedTest
  @FieldSource("HOSTILE")
  void foreignTextIsReadAndDoesNothing(String hostile) throws Exception {
    RunSummary told =
        summary(
            run(List.of(hostile), Summaries.hostile(hostile)),
            pastRuns(past(hostile, hostile, 1, 0)));
    Document page = page(told);

    assertThat(page.getDocumentElement().getTextContent()).contains("HOSTILE");
    Set<String> names = new TreeSet<>();
    Set<String> attributes = new TreeSet<>();
    for (Element element : elements(page)) {
      names.add(element.getTagName());
      NamedNodeMap all = element.getAttributes();
      for (int i = 0; i < all.getLength(); i++) {
        attributes.add(all.item(i).getNodeName());
      }
    }
    assertThat(ELEMENTS).containsAll(names);
    assertThat(ATTRIBUTES).containsAll(attributes);
    assertThat(SummaryHtml.of(told)).hasSizeLessThan(100_000);
  }

  private static Document page(RunSummary summary) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(SummaryHtml.of(summary))));
  }

  private static List<Element> elements(Document page) {
    return list(page.getElementsByTagName("*"));
  }

  private static List<String> texts(Document page, String tag) {
    return list(page.getElementsByTagName(tag)).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> list(NodeList nodes) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
