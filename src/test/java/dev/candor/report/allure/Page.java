package dev.candor.report.allure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** A page as a parser sees it; ours are XML as well, so that the one in Java does. */
record Page(String source, Element root) {

  /** The conversation of a tier, by its place among the steps. */
  static Page attached(JsonNode test, int tier, Path folder) throws IOException {
    JsonNode attachment = test.at("/steps/" + tier + "/attachments/0");
    return of(Files.readString(folder.resolve(attachment.get("source").textValue())));
  }

  static Page of(String source) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(false);
      return new Page(
          source,
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(source)))
              .getDocumentElement());
    } catch (Exception e) {
      throw new AssertionError(
          "no page: " + source.substring(0, Math.min(2000, source.length())), e);
    }
  }

  Set<String> elements() {
    return all(root).map(Element::getTagName).collect(Collectors.toSet());
  }

  Set<String> attributes() {
    return all(root)
        .flatMap(
            element ->
                IntStream.range(0, element.getAttributes().getLength())
                    .mapToObj(i -> element.getAttributes().item(i).getNodeName()))
        .collect(Collectors.toSet());
  }

  String text() {
    return root.getTextContent();
  }

  List<String> headings() {
    return texts("h1|h2|h3|summary");
  }

  /** What was said, each part in its frame. */
  List<String> frames() {
    return texts("div");
  }

  List<String> marked() {
    return texts("mark");
  }

  List<List<String>> rows() {
    return all(root)
        .filter(element -> element.getTagName().equals("tr"))
        .map(row -> children(row).map(Node::getTextContent).toList())
        .toList();
  }

  String textOutsideFrames() {
    List<String> texts = new ArrayList<>();
    collect(root, texts);
    return String.join("\n", texts);
  }

  private static void collect(Node node, List<String> texts) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      texts.add(node.getTextContent());
    }
    for (int i = 0; i < node.getChildNodes().getLength(); i++) {
      if (!node.getNodeName().equals("div")) {
        collect(node.getChildNodes().item(i), texts);
      }
    }
  }

  private List<String> texts(String names) {
    return all(root)
        .filter(element -> element.getTagName().matches(names))
        .map(Node::getTextContent)
        .toList();
  }

  private static Stream<Element> all(Element element) {
    return Stream.concat(Stream.of(element), children(element).flatMap(Page::all));
  }

  private static Stream<Element> children(Element element) {
    return IntStream.range(0, element.getChildNodes().getLength())
        .mapToObj(i -> element.getChildNodes().item(i))
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
