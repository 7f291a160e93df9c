package dev.candor.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.config.Printable;
import dev.candor.config.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The gate.json of the last runs in a folder, so that a trend exists without a server. Processes
 * may share the folder; what lies in it and is no gate.json is never touched.
 */
public final class History {

  /** How many runs are kept. */
  public static final int KEPT = 50;

  /** No gate.json comes near; whoever put such a file there must not exhaust the memory. */
  private static final long MOST_BYTES = 64L << 20;

  private static final String ENDING = ".json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Consumer<String> told;

  /**
   * A history in a folder, which need not be there yet.
   *
   * @param folder where the files lie
   * @param told gets a line for each file that cannot be read
   */
  public History(Path folder, Consumer<String> told) {
    this.folder = folder;
    this.told = told;
  }

  /**
   * The runs so far, at most the last {@link #KEPT}. A file that is broken or foreign is named and
   * left out.
   *
   * @throws IOException if the folder is there and cannot be listed
   */
  public PastRuns read() throws IOException {
    List<PastRun> runs = kept(told).stream().map(Kept::run).toList();
    return PastRuns.of(runs.subList(Math.max(0, runs.size() - KEPT), runs.size()));
  }

  /**
   * Keeps a run, and of all runs the last {@link #KEPT}.
   *
   * @param gateJson the run's file, whole
   * @param startedAt when the run began
   * @throws IOException if it cannot be read or kept
   */
  public void keep(Path gateJson, Instant startedAt) throws IOException {
    // The name sorts by time; what follows it tells runs apart that began in the same instant.
    String name =
        startedAt.toString().replace(":", "") + "-" + UUID.randomUUID().toString().substring(0, 8);
    WholeFile.write(folder.resolve(name + ENDING), Files.readString(gateJson));
    List<Kept> runs = kept(line -> {});
    for (Kept old : runs.subList(0, Math.max(0, runs.size() - KEPT))) {
      Files.deleteIfExists(old.file());
    }
  }

  private record Kept(Path file, PastRun run) {}

  /** Those that can be read, the earliest run first. */
  private List<Kept> kept(Consumer<String> told) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Kept> runs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
        run(file, told).ifPresent(run -> runs.add(new Kept(file, run)));
      }
    }
    runs.sort(
        Comparator.comparing((Kept kept) -> kept.run().startedAt()).thenComparing(Kept::file));
    return runs;
  }

  private static Optional<PastRun> run(Path file, Consumer<String> told) {
    String why;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException("it is too large");
      }
      return Optional.of(PastRun.of(JSON.readTree(Files.readString(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // another run has just let go of it
    } catch (JsonProcessingException e) {
      why = "it is no JSON";
    } catch (IOException | RuntimeException e) {
      why = String.valueOf(e.getMessage());
    }
    told.accept(
        "%s is no gate.json of an earlier run and is left out of the trend: %s"
            .formatted(Printable.of(file.toString(), 300), Printable.of(why, 200)));
    return Optional.empty();
  }
}
