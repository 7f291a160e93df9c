package dev.candor.report.chart;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A picture as an XML parser reads it. */
final class Svg {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final Element root;

  private Svg(Element root) {
    this.root = root;
  }

  static Svg of(Picture picture) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Svg(
          builder.parse(new InputSource(new StringReader(picture.svg()))).getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError("not well-formed: " + e.getMessage() + "\n" + picture.svg(), e);
    }
  }

  Element root() {
    return root;
  }

  List<Element> elements() {
    NodeList all = root.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
  }

  List<Element> elements(String name) {
    return elements().stream().filter(one -> one.getTagName().equals(name)).toList();
  }

  /** Shapes that are filled with an ink, by themselves or through the groups around them. */
  List<Element> filledWith(Ink ink) {
    String color =
        "rgb(%d,%d,%d)"
            .formatted(ink.color().getRed(), ink.color().getGreen(), ink.color().getBlue());
    return elements().stream()
        .filter(one -> List.of("rect", "path", "polygon", "circle").contains(one.getTagName()))
        .filter(one -> inherited(one, "fill").equals(color))
        .toList();
  }

  private static String inherited(Element element, String attribute) {
    return element.hasAttribute(attribute) || !(element.getParentNode() instanceof Element parent)
        ? element.getAttribute(attribute)
        : inherited(parent, attribute);
  }

  static List<Attr> attributes(Element element) {
    return IntStream.range(0, element.getAttributes().getLength())
        .mapToObj(i -> (Attr) element.getAttributes().item(i))
        .toList();
  }

  static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  /** Where a shape lies, by the numbers of its path where it is not a rectangle. */
  static Rectangle2D bounds(Element element) {
    if (element.hasAttribute("x")) {
      return new Rectangle2D.Double(
          number(element, "x"),
          number(element, "y"),
          number(element, "width"),
          number(element, "height"));
    }
    Path2D path = new Path2D.Double();
    double[] numbers =
        NUMBER
            .matcher(element.getAttribute("d") + element.getAttribute("points"))
            .results()
            .mapToDouble(found -> Double.parseDouble(found.group()))
            .toArray();
    path.moveTo(numbers[0], numbers[1]);
    for (int i = 2; i < numbers.length; i += 2) {
      path.lineTo(numbers[i], numbers[i + 1]);
    }
    return path.getBounds2D();
  }

  List<String> texts() {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  /** How far down a text stands. */
  double y(String text) {
    return elements("text").stream()
        .filter(one -> one.getTextContent().equals(text))
        .mapToDouble(one -> number(one, "y"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no text '" + text + "' in " + texts()));
  }

  String style() {
    return elements("style").get(0).getTextContent();
  }
}
