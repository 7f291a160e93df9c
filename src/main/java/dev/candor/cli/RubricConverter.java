package dev.candor.cli;

import dev.candor.scoring.Rubric;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the word for a rubric. */
final class RubricConverter implements ITypeConverter<Rubric> {

  @Override
  public Rubric convert(String word) {
    return Arrays.stream(Rubric.values())
        .filter(rubric -> rubric.label().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("expected compliance or reasoning, not " + word));
  }
}
