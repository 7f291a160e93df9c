package dev.candor.scenario;

import dev.candor.config.CandorException;

/**
 * A file as its readers name it in errors and notes.
 *
 * @param name the path as the user gave it, or the name of a resource
 */
record DataFile(String name) {

  /** The place {@code name:line}, lines counted from 1. */
  String at(int line) {
    return name + ":" + line;
  }

  /** An error about one line. */
  CandorException error(int line, String problem, String remedy) {
    return new CandorException(at(line) + ": " + problem, remedy);
  }

  /** An error about one line with the failure behind it. */
  CandorException error(int line, String problem, String remedy, Throwable cause) {
    return new CandorException(at(line) + ": " + problem, remedy, cause);
  }
}
