package dev.candor.experiment.plan;

import java.util.List;
import java.util.stream.IntStream;

/** Some of many, evenly spread, since data sets are sorted by category. */
final class Spread {

  private Spread() {}

  static <T> List<T> over(List<T> all, int most) {
    int number = Math.min(all.size(), most);
    return IntStream.range(0, number)
        .mapToObj(i -> all.get((int) ((long) i * all.size() / number)))
        .toList();
  }
}
