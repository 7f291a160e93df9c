package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.stats.ConfidenceInterval;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the one object that a command answers with. */
final class JsonOutput {

  /** In ASCII, since nobody knows what the other end of a pipe makes of anything else. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonOutput() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Prints the object on one line. */
  static void print(ObjectNode object, PrintWriter out) {
    out.println(text(object));
    out.flush();
  }

  /**
   * Writes the object to a file, and makes the folders above it.
   *
   * @throws CandorException if that fails
   */
  static void write(ObjectNode object, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text(object) + "\n");
    } catch (IOException e) {
      throw new CandorException(
          "Cannot write " + file, "Check its folder, permissions and free space", e);
    }
  }

  /** Puts an interval's bounds under their names. */
  static void putInterval(ObjectNode node, ConfidenceInterval interval) {
    node.put("low", interval.low()).put("high", interval.high());
  }

  private static String text(ObjectNode object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }
}
