package dev.candor.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.SortedMap;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * An area with values along one side and places (rows, or runs) along the other: bars, estimates
 * with their intervals, limits and words, in the units of the values. What comes later is drawn
 * above.
 */
final class Panel {

  private static final Stroke THIN = new BasicStroke(1);
  private static final Stroke WHISKER = new BasicStroke(1.5f);
  private static final Stroke DASHED =
      new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);

  private final XYPlot plot = new XYPlot();
  private int drawn = 0;

  /**
   * @param scale the values along the side
   * @param orientation horizontal where places are rows
   */
  Panel(Scale scale, PlotOrientation orientation) {
    plot.setOrientation(orientation);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.GRID.color());
    plot.setRangeGridlineStroke(THIN);
    plot.setRangeAxis(scale.axis());
    // Without one the library leaves out gridlines and limits, even where there is nothing else.
    plot.setRenderer(0, estimates());
  }

  XYPlot plot() {
    return plot;
  }

  /** A bar of a place from one value to another. */
  void bar(double place, double from, double to, Ink ink) {
    XYBarRenderer renderer = new XYBarRenderer();
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setUseYInterval(true);
    XYIntervalSeries series = new XYIntervalSeries(ink);
    series.add(place, place - 0.36, place + 0.36, to, from, to);
    add(series, renderer, ink);
  }

  /** The interval alone of an estimate that is drawn already. */
  void interval(double place, double low, double high, Ink ink) {
    XYErrorRenderer renderer = estimates();
    renderer.setSeriesShapesVisible(0, false);
    add(one(place, low, low, high, ink), renderer, ink);
  }

  /** An estimate with its interval. */
  void estimate(double place, double estimate, double low, double high, Mark mark, Ink ink) {
    XYErrorRenderer renderer = estimates();
    renderer.setSeriesShape(0, mark.shape());
    add(one(place, estimate, low, high, ink), renderer, ink);
  }

  /** Values in the order of their places, joined. */
  void line(SortedMap<Integer, Double> values, Ink ink) {
    XYErrorRenderer renderer = estimates();
    renderer.setDrawYError(false);
    renderer.setSeriesLinesVisible(0, true);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-2.5, -2.5, 5, 5));
    XYIntervalSeries series = new XYIntervalSeries(ink);
    values.forEach((place, value) -> series.add(place, place, place, value, value, value));
    add(series, renderer, ink);
  }

  /** The limit on both sides of zero. */
  void limit(double limit) {
    IntervalMarker band = new IntervalMarker(-limit, limit, Ink.LIMIT.color());
    band.setAlpha(1);
    plot.addRangeMarker(band, Layer.BACKGROUND);
    across(-limit, Ink.LIMIT_EDGE.color(), DASHED);
    across(limit, Ink.LIMIT_EDGE.color(), DASHED);
    across(0, Ink.ZERO.color(), THIN);
  }

  private void across(double value, Color color, Stroke stroke) {
    plot.addRangeMarker(new ValueMarker(value, color, stroke), Layer.BACKGROUND);
  }

  /** A line between two rows. */
  void divide(double place) {
    plot.addDomainMarker(new ValueMarker(place, Ink.GRID.color(), THIN), Layer.BACKGROUND);
  }

  /** A filled shape in the units of (place, value). */
  void shape(Shape shape, Ink ink) {
    shape(shape, ink.color());
  }

  /** A shape that lets others be seen through it. */
  void veil(Shape shape, Ink ink) {
    shape(shape, ink.veil());
  }

  private void shape(Shape shape, Color color) {
    plot.addAnnotation(new XYShapeAnnotation(shape, null, null, color));
  }

  /** Leaves out values and gridlines: there are words at all that matters. */
  void bare() {
    plot.setRangeGridlinesVisible(false);
    plot.getRangeAxis().setVisible(false);
  }

  /** Leaves out places as well, which go from 0 to 1. */
  void blank() {
    bare();
    NumberAxis axis = new NumberAxis();
    axis.setRange(0, 1);
    axis.setVisible(false);
    plot.setDomainAxis(axis);
  }

  /** Plain words a little to the right of a value. */
  void words(double place, double value, String words, Ink ink) {
    double little = plot.getRangeAxis().getRange().getLength() * 0.015;
    words(place, value + little, words, TextAnchor.CENTER_LEFT, Lettering.PLAIN, ink);
  }

  /** Words at a value. */
  void words(
      double place, double value, String words, TextAnchor anchor, Lettering lettering, Ink ink) {
    XYTextAnnotation text = new XYTextAnnotation(words, place, value);
    text.setTextAnchor(anchor);
    text.setFont(lettering);
    text.setPaint(ink.color());
    plot.addAnnotation(text);
  }

  private static XYErrorRenderer estimates() {
    XYErrorRenderer renderer = new XYErrorRenderer();
    renderer.setDrawXError(false);
    renderer.setErrorStroke(WHISKER);
    renderer.setCapLength(6);
    renderer.setSeriesStroke(0, WHISKER);
    return renderer;
  }

  private static XYIntervalSeries one(
      double place, double value, double low, double high, Ink ink) {
    XYIntervalSeries series = new XYIntervalSeries(ink);
    series.add(place, place, place, value, low, high);
    return series;
  }

  private void add(XYIntervalSeries series, XYItemRenderer renderer, Ink ink) {
    XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
    data.addSeries(series);
    renderer.setSeriesPaint(0, ink.color());
    plot.setDataset(drawn, data);
    plot.setRenderer(drawn, renderer);
    drawn++;
  }
}
