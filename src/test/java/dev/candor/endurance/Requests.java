package dev.candor.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Requests that harm nobody, and name themselves in their text. */
final class Requests {

  /** An id, wherever it stands. */
  static final Pattern ID = Pattern.compile("r-\\d{5}");

  private Requests() {}

  /** The id of a request, counted from 1. */
  static String id(int number) {
    return "r-%05d".formatted(number);
  }

  /** Writes so many to a file in the folder. */
  static Path write(Path folder, int count) throws IOException {
    List<String> lines =
        IntStream.rangeClosed(1, count)
            .mapToObj(Requests::id)
            .map(
                id ->
                    """
                    {"id":"%s","text":"Describe a quiet walk by the river, number %s.","category":"plain"}"""
                        .formatted(id, id))
            .toList();
    return Files.write(folder.resolve("requests.jsonl"), lines);
  }
}
