package dev.candor.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The file that labels are written to, each on the disk before the next is asked for. */
final class LabelFile implements AutoCloseable {

  private final Path path;
  private final RandomAccessFile file;

  /** By annotator and item, the label as its word. */
  private final Map<String, Map<String, String>> labels = new TreeMap<>();

  private final Deque<Written> written = new ArrayDeque<>();

  /** A label of this session, and where its line begins. */
  private record Written(String item, String by, long offset) {}

  /**
   * Opens the file, and makes it where there is none. A last line that breaks off is cut off.
   *
   * @throws CandorException if it cannot be written, or holds a line that is no label
   */
  LabelFile(Path path) {
    this.path = path;
    if (path.toString().endsWith(".gz")) {
      throw new CandorException(
          "Cannot append labels to the compressed file " + path, "Write a .jsonl file");
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      this.file = new RandomAccessFile(path.toFile(), "rw");
    } catch (IOException e) {
      throw failed(e);
    }
    try {
      readAll();
    } catch (IOException e) {
      close();
      throw failed(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void readAll() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int start = 0;
    int number = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        number++;
        readLine(new String(bytes, start, i - start, StandardCharsets.UTF_8), path + ":" + number);
        start = i + 1;
      }
    }
    String rest = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (isWhole(rest)) {
      readLine(rest, path + ":" + (number + 1)); // from elsewhere, as ours all end their lines
      file.seek(bytes.length);
      file.write('\n');
    } else {
      file.setLength(start);
    }
  }

  private static boolean isWhole(String line) {
    try {
      return !line.isBlank() && LabelItems.parse(line, "").isObject();
    } catch (CandorException cutShort) {
      return false;
    }
  }

  private void readLine(String line, String where) {
    if (line.isBlank()) {
      return;
    }
    JsonNode node = LabelItems.parse(line, where);
    JsonNode label = node.path("label");
    boolean transcript = label.isObject();
    String by = (transcript ? label : node).path("by").asText("");
    String word = (transcript ? label.path("compliance") : label).asText("");
    String item = node.path(LabelItem.ID).asText(LabelItem.of(node, line, where).id());
    if (!word.isEmpty()) {
      labels.computeIfAbsent(by, name -> new LinkedHashMap<>()).put(item, word);
    }
  }

  /** What an annotator has labelled: item to the label's word. */
  Map<String, String> by(String annotator) {
    return labels.getOrDefault(annotator, Map.of());
  }

  /** Who has labelled something, in alphabetical order. */
  Set<String> annotators() {
    return labels.keySet();
  }

  /**
   * Appends a label; it would survive the machine's end when the call returns.
   *
   * @throws CandorException if the disk does not take it
   */
  void append(String item, String word, String by, String line) {
    try {
      long offset = file.length();
      file.seek(offset);
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
      labels.computeIfAbsent(by, name -> new LinkedHashMap<>()).put(item, word);
      written.push(new Written(item, by, offset));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Takes the last label of this session back.
   *
   * @return whether there was one
   * @throws CandorException if the file cannot be written
   */
  boolean undo() {
    if (written.isEmpty()) {
      return false;
    }
    Written last = written.pop();
    try {
      file.setLength(last.offset());
      file.getFD().sync();
    } catch (IOException e) {
      throw failed(e);
    }
    labels.getOrDefault(last.by(), new LinkedHashMap<>()).remove(last.item());
    return true;
  }

  private CandorException failed(IOException cause) {
    return new CandorException(
        "Cannot write the labels in " + path,
        "Check its folder, permissions and free space",
        cause);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
