package dev.candor.report.chart;

import java.util.List;

/** Draws a result in a JVM of its own. */
final class DrawnElsewhere {

  private DrawnElsewhere() {}

  public static void main(String[] arguments) {
    List<Picture> pictures = Pictures.of(List.of(new Drawn().result()), System.out::println);
    System.out.println("pictures: " + pictures.stream().map(Picture::name).toList());
  }
}
