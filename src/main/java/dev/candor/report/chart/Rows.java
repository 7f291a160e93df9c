package dev.candor.report.chart;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;

/** Rows from top to bottom with a label each, and the panels beside each other that show them. */
final class Rows {

  private final List<String> labels = new ArrayList<>();
  private final CombinedDomainXYPlot plot = new CombinedDomainXYPlot();

  Rows() {
    this(24);
  }

  /** Rows whose panels have so many pixels between them. */
  Rows(int gap) {
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setBackgroundPaint(null);
    plot.setGap(gap);
  }

  /** Adds a row; its place is what panels call it by. */
  int add(String label) {
    labels.add(label);
    return labels.size() - 1;
  }

  int count() {
    return labels.size();
  }

  /** Adds a panel, so many times as wide as one of width 1. */
  Panel panel(Scale scale, int width) {
    Panel panel = new Panel(scale, PlotOrientation.HORIZONTAL);
    plot.add(panel.plot(), width);
    return panel;
  }

  /** All panels. */
  Plot plot() {
    plot.setDomainAxis(axis(labels));
    return plot;
  }

  /** A single panel, with words to the right of its rows. */
  Plot plot(Panel panel, List<String> figures) {
    XYPlot single = panel.plot();
    single.setDomainAxis(0, axis(labels));
    single.setDomainAxis(1, axis(figures));
    return single;
  }

  private static SymbolAxis axis(List<String> labels) {
    SymbolAxis axis = new SymbolAxis(null, labels.toArray(String[]::new));
    axis.setRange(-0.6, labels.size() - 0.4);
    axis.setInverted(true);
    axis.setGridBandsVisible(false);
    axis.setTickLabelFont(Lettering.PLAIN);
    axis.setTickLabelPaint(Ink.TEXT.color());
    axis.setTickMarksVisible(false);
    axis.setAxisLineVisible(false);
    return axis;
  }
}
