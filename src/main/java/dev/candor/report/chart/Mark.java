package dev.candor.report.chart;

import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/** Shapes of estimates, told apart without colour. */
enum Mark {
  CIRCLE(new Ellipse2D.Double(-4.5, -4.5, 9, 9)),
  SQUARE(new Rectangle2D.Double(-4, -4, 8, 8)),
  TRIANGLE(new Polygon(new int[] {-5, 5, 0}, new int[] {4, 4, -5}, 3)),
  DIAMOND(new Polygon(new int[] {0, 6, 0, -6}, new int[] {-6, 0, 6, 0}, 4));

  private final Shape shape;

  Mark(Shape shape) {
    this.shape = shape;
  }

  /** Around the estimate, in pixels. */
  Shape shape() {
    return shape;
  }
}
