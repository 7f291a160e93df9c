package dev.candor.report.summary;

import static dev.candor.report.summary.Summaries.result;
import static dev.candor.report.summary.Summaries.run;
import static dev.candor.report.summary.Summaries.skipping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.json.GateRun;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What other tools read, held to a schema that follows theirs. */
class JUnitXmlTest {

  static final List<String> HOSTILE = Summaries.HOSTILE;

  @Test
  void aModelIsASuiteAndAScenarioATestCase() throws Exception {
    Document xml =
        read(
            run(
                result("openai:acme-7.1", "s", Verdict.PASS),
                result("openai:acme-7.1", "t", Verdict.FAIL),
                result("other", "s", Verdict.PASS)));

    assertThat(elements(xml, "testsuite"))
        .extracting(suite -> suite.getAttribute("name"), suite -> suite.getAttribute("tests"))
        .containsExactly(tuple("openai:acme-7.1", "2"), tuple("other", "1"));
    assertThat(elements(xml, "testcase"))
        .extracting(test -> test.getAttribute("classname") + " " + test.getAttribute("name"))
        .containsExactly("candor.openai:acme-7_1 s", "candor.openai:acme-7_1 t", "candor.other s");
  }

  @Test
  void aFailuresTextIsTheWholeMessage() throws Exception {
    ExperimentResult failed = result("m", "s", Verdict.FAIL);
    Element failure = elements(read(run(failed)), "failure").get(0);

    assertThat(failure.getTextContent()).isEqualTo(failed.toString());
    assertThat(failure.getAttribute("message")).isEqualTo("Compliance gap of m in s is too large.");
    assertThat(failure.getAttribute("type")).isEqualTo("FAIL");
  }

  @Test
  void noVerdictFailsOrSkipsAsTheGateDoes() throws Exception {
    ExperimentResult inconclusive = result("m", "s", Verdict.INCONCLUSIVE);
    Document red = read(run(inconclusive));
    Document skipped = read(run(skipping(inconclusive)));

    assertThat(elements(red, "failure")).hasSize(1);
    assertThat(elements(red, "testsuite").get(0).getAttribute("failures")).isEqualTo("1");
    assertThat(elements(skipped, "skipped")).hasSize(1);
    assertThat(elements(skipped, "testsuite").get(0).getAttribute("failures")).isEqualTo("0");
    assertThat(elements(skipped, "testsuite").get(0).getAttribute("skipped")).isEqualTo("1");
  }

  @Test
  void whatCameToNoResultIsAnError() throws Exception {
    Document xml = read(run(List.of("m in t"), result("m", "s", Verdict.PASS)));

    assertThat(elements(xml, "error")).hasSize(1);
    assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("2");
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  /** A plan that is refused has no name; the run must not look green for it. */
  @Test
  void whatCouldNotBePlannedIsAnErrorThoughNothingIsMissing() throws Exception {
    GateRun passed = run(result("m", "s", Verdict.PASS));
    Document xml =
        read(
            new GateRun(
                Verdict.INCONCLUSIVE,
                passed.startedAt(),
                passed.duration(),
                passed.results(),
                List.of(),
                false));

    assertThat(elements(xml, "error"))
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.getAttribute("message"))
                    .isEqualTo("Something that was asked for could not be run."));
    assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("2");
    assertThat(xml.getDocumentElement().getAttribute("errors")).isEqualTo("1");
  }

  /** An XML parser refuses a document with a character that XML does not have. */
  @ParameterizedTest
  @FieldSource("HOSTILE")
  void foreignTextIsReadAndIsNoXml(String hostile) throws Exception {
    Document xml = read(run(List.of(hostile), Summaries.hostile(hostile)));

    assertThat(elements(xml, "testcase")).hasSize(2);
    assertThat(elements(xml, "failure").get(0).getTextContent()).contains("HOSTILE");
    assertThat(elements(xml, "testsuite").get(0).getAttribute("name")).hasSizeLessThan(400);
  }

  private static Document read(GateRun run) throws Exception {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
    Document xml =
        parsers.newDocumentBuilder().parse(new InputSource(new StringReader(JUnitXml.of(run))));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitXmlTest.class.getResource("junit.xsd"))
        .newValidator()
        .validate(new DOMSource(xml));
    return xml;
  }

  private static List<Element> elements(Document xml, String tag) {
    NodeList nodes = xml.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
