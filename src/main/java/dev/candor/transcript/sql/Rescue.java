package dev.candor.transcript.sql;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;

/**
 * A cassette beside the store for the answers that the store does not take: nothing that was paid
 * for is lost.
 *
 * <p>Safe for use by several threads.
 */
final class Rescue {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path file;
  private long kept;
  private long lost;

  Rescue(Path folder) {
    this.file =
        folder.resolve(
            "rescued-%s-%d.jsonl"
                .formatted(STAMP.format(Instant.now()), ProcessHandle.current().pid()));
  }

  /** Appends the answers; those that do not fit either are counted as lost. */
  synchronized void keep(Collection<Kept> answers) {
    for (Kept answer : answers) {
      try {
        append(answer.lineWithKey() + "\n");
        kept++;
      } catch (IOException e) {
        lost++;
      }
    }
  }

  /** Not a channel: an interrupt of this thread would close it. */
  private void append(String line) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    long before = Files.exists(file) ? Files.size(file) : 0;
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      try {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.getFD().sync();
      } catch (IOException e) {
        out.getChannel().truncate(before); // half a line would spoil the next one
        throw e;
      }
    }
  }

  /** What became of the answers, and what to do, as a remedy without a full stop. */
  synchronized String remedy() {
    String back =
        kept == 0
            ? ""
            : "; then bring back the %d answers kept in %s with: mvn -q compile exec:java -Dexec.args=\"import %s\""
                .formatted(kept, file, file);
    return lost == 0
        ? back
        : back
            + "; %d answers are lost, because %s could not be written either".formatted(lost, file);
  }
}
