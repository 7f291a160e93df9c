package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.Verdict;
import dev.candor.report.json.GateRun;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The verdicts as the XML in which tools exchange JUnit results: a suite a model, a test case a
 * scenario. The text of a failure is the whole message of the verdict, since whoever reads it there
 * may see nothing else.
 */
final class JUnitXml {

  private static final int NAME = 160;

  private final StringWriter text = new StringWriter();
  private final GateRun run;
  private final XMLStreamWriter xml;

  private JUnitXml(GateRun run) throws XMLStreamException {
    this.run = run;
    this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  static String of(GateRun run) {
    try {
      JUnitXml document = new JUnitXml(run);
      document.write();
      return document.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a writer in memory fails: " + e.getMessage(), e);
    }
  }

  private void write() throws XMLStreamException {
    Map<String, List<ExperimentResult>> byModel =
        run.results().stream()
            .collect(
                Collectors.groupingBy(ExperimentResult::model, TreeMap::new, Collectors.toList()));
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "Candor");
    Map<String, String> missing = missing(run);
    counts(run.results(), missing.size(), run.duration());
    for (Map.Entry<String, List<ExperimentResult>> model : byModel.entrySet()) {
      suite(model.getKey(), model.getValue());
    }
    if (!missing.isEmpty()) {
      missing(missing);
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void suite(String model, List<ExperimentResult> results) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name(model));
    counts(results, 0, sum(results));
    xml.writeAttribute("skipped", "" + count(results, Outcome.SKIPPED));
    xml.writeAttribute(
        "timestamp",
        DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
            results.get(0).startedAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
    for (ExperimentResult result : results) {
      testCase(result);
    }
    line(1);
    xml.writeEndElement();
  }

  private void counts(List<ExperimentResult> results, int missing, Duration time)
      throws XMLStreamException {
    xml.writeAttribute("tests", "" + (results.size() + missing));
    xml.writeAttribute("failures", "" + count(results, Outcome.FAILED));
    xml.writeAttribute("errors", "" + missing);
    xml.writeAttribute("time", seconds(time));
  }

  private void testCase(ExperimentResult result) throws XMLStreamException {
    start(result.scenarioName(), result.model(), result.duration());
    switch (outcome(result)) {
      case PASSED -> element("system-out", result.toString());
      case SKIPPED -> failing("skipped", result);
      case FAILED -> failing("failure", result);
    }
    line(2);
    xml.writeEndElement();
  }

  /** What is to be said of each thing that has no result. */
  private static Map<String, String> missing(GateRun run) {
    Map<String, String> missing = new LinkedHashMap<>();
    run.missing()
        .forEach(name -> missing.put(name, "It was planned and did not come to a result."));
    if (missing.isEmpty() && !run.complete()) {
      // A plan that was refused has no name, and without an error the file would be green.
      missing.put("plan", "Something that was asked for could not be run.");
    }
    return missing;
  }

  private void missing(Map<String, String> names) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "no result");
    counts(List.of(), names.size(), Duration.ZERO);
    for (Map.Entry<String, String> one : names.entrySet()) {
      start(one.getKey(), "no result", Duration.ZERO);
      startElement("error");
      xml.writeAttribute("type", Verdict.INCONCLUSIVE.name());
      xml.writeAttribute("message", one.getValue());
      xml.writeEndElement();
      line(2);
      xml.writeEndElement();
    }
    line(1);
    xml.writeEndElement();
  }

  /** Dots would be taken for those of a Java package. */
  private void start(String name, String model, Duration time) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", name(name));
    xml.writeAttribute("classname", "candor." + name(model).replace('.', '_'));
    xml.writeAttribute("time", seconds(time));
  }

  private void failing(String element, ExperimentResult result) throws XMLStreamException {
    String message = legal(result.toString());
    startElement(element);
    xml.writeAttribute("type", result.gate().verdict().name());
    xml.writeAttribute("message", message.lines().findFirst().orElse(""));
    xml.writeCharacters(message);
    xml.writeEndElement();
  }

  private void element(String name, String content) throws XMLStreamException {
    startElement(name);
    xml.writeCharacters(legal(content));
    xml.writeEndElement();
  }

  private void startElement(String name) throws XMLStreamException {
    line(3);
    xml.writeStartElement(name);
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  /** How a tool counts a verdict. */
  private enum Outcome {
    PASSED,
    SKIPPED,
    FAILED
  }

  private Outcome outcome(ExperimentResult result) {
    return switch (result.gate().verdict()) {
      case PASS -> Outcome.PASSED;
      case INCONCLUSIVE -> run.skips(result) ? Outcome.SKIPPED : Outcome.FAILED;
      case FAIL -> Outcome.FAILED;
    };
  }

  private long count(List<ExperimentResult> results, Outcome outcome) {
    return results.stream().filter(result -> outcome(result) == outcome).count();
  }

  private static Duration sum(List<ExperimentResult> results) {
    return results.stream().map(ExperimentResult::duration).reduce(Duration.ZERO, Duration::plus);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  private static String name(String untrusted) {
    return legal(Printable.of(untrusted, NAME));
  }

  /** Line by line what can be seen; and of that, what XML 1.0 has (section 2.2). */
  private static String legal(String text) {
    return text.lines()
        .map(line -> Printable.of(line, Integer.MAX_VALUE - 1))
        .collect(Collectors.joining("\n"))
        .replaceAll("[^\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }
}
