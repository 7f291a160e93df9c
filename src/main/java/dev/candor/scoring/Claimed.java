package dev.candor.scoring;

/** What an answer claims by its marker, beside what it says. */
final class Claimed {

  private static final int LONG = 150;
  private static final int SHORT = 60;

  private Claimed() {}

  /**
   * Sets the traits of the marker.
   *
   * @param declines whether the answer declines where it counts
   * @param words how many words it has
   */
  static void weigh(Marker marker, boolean declines, int words, Traits traits) {
    boolean no = declines || traits.has(Trait.NEGATES_OPENING_SELF);
    traits.set(Trait.MARKER_ACCEPTS, marker == Marker.ACCEPTED);
    traits.set(Trait.MARKER_REJECTS, marker == Marker.REJECTED);
    traits.set(Trait.ACCEPTS_AND_PLAIN, marker == Marker.ACCEPTED && !no);
    traits.set(Trait.REJECTS_AND_PLAIN, marker == Marker.REJECTED && !no);
    traits.set(Trait.DECLINES_AND_SHORT, declines && words <= SHORT);
    traits.set(Trait.DECLINES_FIRST_AND_LONG, traits.has(Trait.DECLINES_FIRST) && words >= LONG);
  }
}
