package dev.candor.report.chart;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.block.ColumnArrangement;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** What stands around a plot: a title that is a sentence, a legend, and notes below. */
final class Sheet {

  static final int WIDTH = 760;

  private final TextTitle title;
  private final LegendItemCollection legend = new LegendItemCollection();
  private final List<String> notes = new ArrayList<>();

  Sheet(String title) {
    this.title = text(title, Lettering.TITLE, Ink.TEXT);
  }

  Sheet explain(String words, Ink ink) {
    return explain(words, new Rectangle2D.Double(-6, -5, 12, 10), ink);
  }

  Sheet explain(String words, Shape shape, Ink ink) {
    legend.add(new LegendItem(words, null, null, null, shape, ink.color()));
    return this;
  }

  /** A line below the plot; of an empty one there is nothing. */
  Sheet note(String sentence) {
    if (!sentence.isEmpty()) {
      notes.add(0, sentence); // the first to be placed at the bottom is the lowest
    }
    return this;
  }

  /**
   * Draws it.
   *
   * @param height pixels of the plot and its axes; title, legend and notes come on top of it
   */
  Picture draw(String name, Plot plot, int height, String alt) {
    JFreeChart chart = new JFreeChart(null, Lettering.TITLE, plot, false);
    chart.setBackgroundPaint(Ink.PAPER.color());
    chart.setPadding(new RectangleInsets(12, 16, 10, 16));
    chart.setTitle(title);
    int all = height + 60;
    if (legend.getItemCount() > 0) {
      chart.addSubtitle(legend());
      all += 32;
    }
    for (String sentence : notes) {
      TextTitle note = text(sentence, Lettering.PLAIN, Ink.MUTED);
      note.setPosition(RectangleEdge.BOTTOM);
      note.setPadding(8, 0, 0, 0);
      chart.addSubtitle(note);
      all += 23;
    }
    Canvas canvas = new Canvas(WIDTH, all);
    chart.draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, all));
    return new Picture(name, canvas.svg(alt), alt);
  }

  private static TextTitle text(String words, Lettering lettering, Ink ink) {
    TextTitle text = new TextTitle(words, lettering);
    text.setPaint(ink.color());
    text.setExpandToFitSpace(true);
    text.setHorizontalAlignment(HorizontalAlignment.LEFT);
    text.setTextAlignment(HorizontalAlignment.LEFT);
    text.setPadding(0, 0, 8, 0);
    return text;
  }

  private LegendTitle legend() {
    LegendTitle title =
        new LegendTitle(
            () -> legend,
            new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 14, 4),
            new ColumnArrangement());
    title.setPosition(RectangleEdge.TOP);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setFrame(BlockBorder.NONE);
    title.setItemFont(Lettering.PLAIN);
    title.setItemPaint(Ink.TEXT.color());
    title.setLegendItemGraphicPadding(new RectangleInsets(2, 0, 2, 4));
    title.setItemLabelPadding(new RectangleInsets(2, 2, 2, 0));
    title.setPadding(0, 0, 8, 0);
    return title;
  }
}
