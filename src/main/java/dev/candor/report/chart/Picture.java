package dev.candor.report.chart;

import java.util.regex.Pattern;

/**
 * One picture of a report.
 *
 * @param name what it is called among the pictures of a report: small letters, digits and hyphens,
 *     so that it serves as a file's name and an element's id
 * @param svg an SVG element that needs nothing beside itself: no script, no reference, names of
 *     untrusted origin escaped; it may stand in an HTML page or in a file of its own
 * @param alt what the picture shows, in sentences with figures, for those who do not see it; plain
 *     text on one line, not escaped
 */
public record Picture(String name, String svg, String alt) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  public Picture {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a picture's name has small letters, digits and hyphens, not '" + name + "'");
    }
    if (svg.isBlank() || alt.isBlank()) {
      throw new IllegalArgumentException("a picture has an SVG text and words for it: " + name);
    }
  }
}
