package dev.candor.cli;

import dev.candor.config.CandorException;
import dev.candor.scoring.Rubric;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The file that labels are written to, each on the disk before the next is asked for. */
final class LabelFile implements AutoCloseable {

  private final Path path;
  private final Rubric rubric;
  private final RandomAccessFile file;

  /** By annotator and item, the label as its word. */
  private final Map<String, Map<String, String>> labels = new TreeMap<>();

  private final Deque<Written> written = new ArrayDeque<>();

  /** A label of this session, and where its line begins. */
  private record Written(String item, String by, long offset) {}

  /**
   * Opens the file for one process at a time, and makes it where there is none. A last line that
   * breaks off is cut off, if it looks like one of a label.
   *
   * @param rubric what its labels are about
   * @throws CandorException if it cannot be written, another process has it open, or it holds a
   *     line that is no labelled answer or whose label is about something else
   */
  LabelFile(Path path, Rubric rubric) {
    this.path = path;
    this.rubric = rubric;
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
      lock();
      readAll();
    } catch (IOException e) {
      close();
      throw failed(e);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Two who append at once would take each other's labels back. */
  private void lock() throws IOException {
    if (!isLocked()) {
      throw new CandorException(
          "Somebody else is labelling into " + path,
          "Go on when they have quit, or label into a file of your own with --out");
    }
  }

  private boolean isLocked() throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  private void readAll() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.length())];
    file.readFully(bytes);
    int start = 0;
    int number = 1;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        readLine(new String(bytes, start, i - start, StandardCharsets.UTF_8), number);
        number++;
        start = i + 1;
      }
    }
    String rest = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (rest.isBlank() || !LabelLine.isWhole(rest)) {
      cutOff(rest, start);
    } else {
      readLine(rest, number); // from elsewhere, as ours all end their lines
      file.write('\n');
    }
  }

  private void cutOff(String rest, int start) throws IOException {
    if (!rest.isBlank() && labels.isEmpty() && !LabelLine.mayBegin(rest)) {
      throw new CandorException(
          path + " is no file of labels", "Name a new file, or one of labels, with --out");
    }
    file.setLength(start);
  }

  private void readLine(String line, int number) {
    LabelLine.of(line, path + ":" + number, rubric)
        .ifPresent(label -> put(label.by(), label.item(), label.word()));
  }

  private void put(String by, String item, String word) {
    labels.computeIfAbsent(by, name -> new LinkedHashMap<>()).put(item, word);
  }

  /** What an annotator has labelled: item to the label's word. */
  Map<String, String> by(String annotator) {
    return labels.getOrDefault(annotator, Map.of());
  }

  /** All labels by annotator and item. */
  Map<String, Map<String, String>> labels() {
    return Collections.unmodifiableMap(labels);
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
      put(by, item, word);
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
