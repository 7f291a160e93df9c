package dev.candor.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Shape;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.DOMGroupManager;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGeneratorContext.GraphicContextDefaults;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.StyleHandler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Paper for one picture. What is drawn becomes SVG with nothing to follow: no clip, no definition,
 * no id, which would meet its namesake where several pictures stand in one page.
 */
final class Canvas extends SVGGraphics2D {

  private static final String CLASS = "candor-picture";

  private static final String STYLE =
      "svg."
          + CLASS
          + "{max-width:100%;height:auto;font-family:-apple-system,\"Segoe UI\",Roboto,"
          + "\"Helvetica Neue\",Arial,\"Liberation Sans\",system-ui,sans-serif}"
          + Ink.inTheDark("svg." + CLASS);

  private final int width;
  private final int height;

  Canvas(int width, int height) {
    super(context(), false);
    this.width = width;
    this.height = height;
  }

  private static SVGGeneratorContext context() {
    try {
      Document document =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVG_NAMESPACE_URI, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      context.setPrecision(2);
      context.setStyleHandler(new Needed());
      GraphicContextDefaults defaults = new GraphicContextDefaults();
      defaults.setFont(Lettering.PLAIN);
      context.setGraphicContextDefaults(defaults);
      return context;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's own XML parser is set up without settings", e);
    }
  }

  /** The library measures and draws in fonts of ours only, whatever it was not told to. */
  @Override
  public void setFont(Font font) {
    super.setFont(font instanceof Lettering ? font : Lettering.PLAIN);
  }

  @Override
  public FontMetrics getFontMetrics(Font font) {
    return (font instanceof Lettering lettering ? lettering : Lettering.PLAIN).metrics();
  }

  /** A text keeps the width that the layout gave it, whatever font the reader has. */
  @Override
  public void drawString(String text, float x, float y) {
    Element element = getDOMFactory().createElementNS(SVG_NAMESPACE_URI, "text");
    element.setAttributeNS(null, "x", generatorCtx.doubleString(x));
    element.setAttributeNS(null, "y", generatorCtx.doubleString(y));
    double length = getFont() instanceof Lettering lettering ? lettering.width(text) : 0;
    if (length > 0) {
      element.setAttributeNS(null, "textLength", generatorCtx.doubleString(length));
      element.setAttributeNS(null, "lengthAdjust", "spacingAndGlyphs");
    }
    element.appendChild(getDOMFactory().createTextNode(text));
    domGroupManager.addElement(element, DOMGroupManager.FILL);
  }

  /** Nothing is drawn outside of what axes show, so there is nothing to cut off. */
  @Override
  public void clip(Shape shape) {}

  @Override
  public void setClip(Shape shape) {}

  /** What was drawn, as text. */
  String svg(String alt) {
    Element root = getRoot();
    root.setAttributeNS(null, "class", CLASS);
    root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
    root.setAttributeNS(null, "width", String.valueOf(width));
    root.setAttributeNS(null, "height", String.valueOf(height));
    root.setAttributeNS(null, "role", "img");
    root.setAttributeNS(null, "aria-label", alt);
    Element style = root.getOwnerDocument().createElementNS(SVG_NAMESPACE_URI, "style");
    style.setTextContent(STYLE);
    // Of definitions there are none, and their empty element has an id.
    root.replaceChild(style, root.getElementsByTagNameNS(SVG_NAMESPACE_URI, "defs").item(0));
    return written(root);
  }

  private static String written(Element root) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException("a picture could not be written as XML", e);
    }
  }

  /** Of all that the writer knows of a shape, what is not a browser's default anyway. */
  private static final class Needed implements StyleHandler {

    private static final Set<String> KEPT =
        Set.of(
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-opacity",
            "opacity",
            "font-size",
            "font-weight");

    // The interface is older than type parameters.
    @Override
    @SuppressWarnings("rawtypes")
    public void setStyle(Element element, Map style, SVGGeneratorContext context) {
      for (Object name : style.keySet()) {
        if (KEPT.contains(name) && !element.hasAttributeNS(null, (String) name)) {
          element.setAttributeNS(null, (String) name, (String) style.get(name));
        }
      }
    }
  }
}
