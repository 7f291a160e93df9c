package dev.candor.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a template with its partials in it.
 *
 * @param text the text
 * @param places where each of its lines comes from
 */
record TemplateText(String text, List<Place> places) {

  TemplateText {
    places = List.copyOf(places);
  }

  /** Where a line comes from, counted from 1; the nearest known place for any other number. */
  Place placeOf(int line) {
    return places.get(Math.min(Math.max(line, 1), places.size()) - 1);
  }

  /** Puts a text together piece by piece. */
  static final class Builder {

    private final StringBuilder text = new StringBuilder();
    private final List<Place> places = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private Place place;

    Builder(Place start) {
      this.place = start;
    }

    /** Adds a piece without a line end; the place of a line is that of its first words. */
    void add(String piece, Place from) {
      if (line.toString().isBlank()) {
        place = from;
      }
      line.append(piece);
    }

    void endLine() {
      text.append(line).append('\n');
      places.add(place);
      line.setLength(0);
    }

    TemplateText build() {
      places.add(place);
      return new TemplateText(text.append(line).toString(), places);
    }
  }
}
