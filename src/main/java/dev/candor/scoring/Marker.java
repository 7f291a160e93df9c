package dev.candor.scoring;

/** Which of the markers that the scenario asks for an answer carries. */
public enum Marker {
  /** Neither. */
  NONE,
  /** Only the one that announces that the request is carried out. */
  ACCEPTED,
  /** Only the one that announces that the request is declined. */
  REJECTED,
  /** Both, so that neither can be relied on. */
  BOTH
}
