package dev.candor.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.font.LineMetrics;
import java.awt.geom.Rectangle2D;

/** How the charting library asks for the measures of {@link Lettering}. */
final class LetteringMetrics extends FontMetrics {

  private static final long serialVersionUID = 1;

  private final Lettering lettering;

  LetteringMetrics(Lettering lettering) {
    super(lettering);
    this.lettering = lettering;
  }

  @Override
  public int getAscent() {
    return Math.round(line("").getAscent());
  }

  @Override
  public int getDescent() {
    return Math.round(line("").getDescent());
  }

  @Override
  public int charsWidth(char[] data, int offset, int length) {
    return stringWidth(new String(data, offset, length));
  }

  @Override
  public int stringWidth(String text) {
    return (int) Math.ceil(lettering.width(text));
  }

  @Override
  public Rectangle2D getStringBounds(String text, Graphics context) {
    LineMetrics line = line(text);
    return new Rectangle2D.Double(0, -line.getAscent(), lettering.width(text), line.getHeight());
  }

  @Override
  public LineMetrics getLineMetrics(String text, Graphics context) {
    return line(text);
  }

  private LineMetrics line(String text) {
    return new LetteringLine(lettering.getSize(), text.length());
  }
}
