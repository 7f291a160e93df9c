package dev.candor.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;
import java.text.AttributedCharacterIterator;
import java.util.Map;

/**
 * A font that is measured without being there. The browser brings its own, and a machine that draws
 * pictures may have none at all; so a picture is also the same wherever it is drawn.
 */
final class Lettering extends Font {

  private static final long serialVersionUID = 1;

  static final Lettering PLAIN = new Lettering(Font.PLAIN, 13);
  static final Lettering STRONG = new Lettering(Font.BOLD, 13);
  static final Lettering TITLE = new Lettering(Font.BOLD, 15);

  /** Widths of the characters from space to tilde in a common sans-serif, per 100 of the size. */
  private static final int[] WIDTHS = {
    28, 28, 36, 56, 56, 89, 67, 19, 33, 33, 39, 58, 28, 33, 28, 28, // space to slash
    56, 56, 56, 56, 56, 56, 56, 56, 56, 56, 28, 28, 58, 58, 58, 56, // digits to question mark
    102, 67, 67, 72, 72, 67, 61, 78, 72, 28, 50, 67, 56, 83, 72, 78, // at sign to O
    67, 78, 72, 67, 61, 72, 67, 94, 67, 67, 61, 28, 28, 28, 47, 56, // P to underscore
    33, 56, 56, 50, 56, 56, 28, 56, 56, 22, 22, 50, 22, 83, 56, 56, // grave to o
    56, 56, 33, 50, 28, 56, 50, 72, 50, 50, 50, 33, 26, 33, 58 // p to tilde
  };

  private Lettering(int style, int size) {
    super("sans-serif", style, size);
  }

  /** Width of a text in pixels, or what it is likely to be. */
  double width(String text) {
    double hundredths = text.codePoints().mapToDouble(Lettering::width).sum();
    return hundredths * getSize() / 100 * (isBold() ? 1.06 : 1);
  }

  private static int width(int c) {
    if (c >= ' ' && c <= '~') {
      return WIDTHS[c - ' '];
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return Character.isIdeographic(c) || c > 0xffff ? 105 : 60;
  }

  /** What would otherwise be looked up among the machine's fonts. */
  @Override
  public String getFamily() {
    return getName();
  }

  /** The SVG writer derives a font only to ask for its family. */
  @Override
  public Font deriveFont(Map<? extends AttributedCharacterIterator.Attribute, ?> attributes) {
    return this;
  }

  @Override
  public LineMetrics getLineMetrics(String text, FontRenderContext context) {
    return new LetteringLine(getSize(), text.length());
  }

  FontMetrics metrics() {
    return new LetteringMetrics(this);
  }
}
