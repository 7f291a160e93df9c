package dev.candor.scenario;

import dev.candor.config.CandorException;

/**
 * A line of a scenario's files: a variant is put together from several, and an error is told where
 * it was made.
 *
 * @param file the file
 * @param line counted from 1
 */
record Place(Resource file, int line) {

  /** An error about this line. */
  CandorException error(String problem, String remedy) {
    return new DataFile(file.name()).error(line, problem, remedy);
  }

  /** A line further down in the same file. */
  Place below(int lines) {
    return new Place(file, line + lines);
  }
}
