package dev.candor.report.chart;

import java.awt.Font;
import java.awt.font.LineMetrics;

/** Heights of a line of {@link Lettering}, in pixels. */
final class LetteringLine extends LineMetrics {

  private final int size;
  private final int characters;

  LetteringLine(int size, int characters) {
    this.size = size;
    this.characters = characters;
  }

  @Override
  public int getNumChars() {
    return characters;
  }

  @Override
  public float getAscent() {
    return size * 0.9f;
  }

  @Override
  public float getDescent() {
    return size * 0.25f;
  }

  @Override
  public float getLeading() {
    return 0;
  }

  @Override
  public float getHeight() {
    return getAscent() + getDescent();
  }

  @Override
  public int getBaselineIndex() {
    return Font.ROMAN_BASELINE;
  }

  @Override
  public float[] getBaselineOffsets() {
    return new float[] {0, -getAscent() / 2, -getAscent()};
  }

  @Override
  public float getStrikethroughOffset() {
    return -size / 3f;
  }

  @Override
  public float getStrikethroughThickness() {
    return 1;
  }

  @Override
  public float getUnderlineOffset() {
    return 1;
  }

  @Override
  public float getUnderlineThickness() {
    return 1;
  }
}
