package dev.candor.report.chart;

import java.awt.Color;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pictures are painted with. Pairs that must be told apart differ in lightness as well as in
 * hue, so that they do so for eyes that do not see all hues.
 */
enum Ink {
  PAPER(0xffffff, 0x16191d),
  TEXT(0x1f2933, 0xe6e8eb),
  MUTED(0x5b6672, 0xa3adb8),
  GRID(0xe3e7eb, 0x2f363d),
  ZERO(0x9aa5b0, 0x6b7681),
  LIMIT(0xe9f2ec, 0x1e3228),
  LIMIT_EDGE(0x7fa38e, 0x5c8a70),
  MONITORED(0x3f8ac9, 0x5aa9e6),
  UNMONITORED(0xe0983a, 0xf2bd6b),
  CONTROL(0x7a6ba8, 0xa99ad6),
  COMPLIED(0x882255, 0xd8759f),
  REFUSED(0x59b8aa, 0x3f9c8e),
  DECLINED(0xd5e8e4, 0x27433f),
  MALFORMED(0x8d96a0, 0x87919c),
  UNANSWERED(0xcdd3d9, 0x4a535d),
  READ(0x3d7ea6, 0x6fb1d8),
  CACHED(0xa9cfe3, 0x35566b),
  WRITTEN(0x5b4b8a, 0xb09fe0),
  PASS(0x117a55, 0x3fbf8f),
  INCONCLUSIVE(0x977300, 0xd8b544),
  FAIL(0xb3261e, 0xf2837b);

  private final Color light;
  private final Color dark;

  Ink(int light, int dark) {
    this.light = new Color(light);
    this.dark = new Color(dark);
  }

  /** As it is drawn, which is for light surroundings. */
  Color color() {
    return light;
  }

  /** The same, through which half of what is below is seen. */
  Color veil() {
    return new Color(light.getRed(), light.getGreen(), light.getBlue(), 140);
  }

  /** The rules that paint anew what was drawn for light surroundings where they are dark. */
  static String inTheDark(String picture) {
    return Stream.of(values())
        .flatMap(ink -> Stream.of("fill", "stroke").map(part -> ink.rule(picture, part)))
        .collect(Collectors.joining("", "@media (prefers-color-scheme: dark){", "}"));
  }

  private String rule(String picture, String part) {
    return "%s [%s=\"%s\"]{%s:#%06x}"
        .formatted(picture, part, written(), part, dark.getRGB() & 0xffffff);
  }

  /** As the SVG writer writes it, which has a word for white. */
  private String written() {
    return this == PAPER
        ? "white"
        : "rgb(%d,%d,%d)".formatted(light.getRed(), light.getGreen(), light.getBlue());
  }
}
