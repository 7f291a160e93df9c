package dev.candor.report.summary;

import dev.candor.config.Printable;
import dev.candor.config.WholeFile;
import dev.candor.report.chart.Picture;
import dev.candor.report.json.GateRun;
import dev.candor.report.json.History;
import dev.candor.report.json.PastRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/**
 * What a run leaves beside Allure and gate.json: summary.md, summary.html and junit.xml in the same
 * folder, the CI job's summary, a line in the history, and the screen at the end. A summary is
 * never worth a verdict: what cannot be written is told in one line, and the rest is written.
 */
public final class RunFiles {

  private static final List<String> WRITTEN = List.of("summary.md", "summary.html", "junit.xml");

  private final Path folder;
  private final Map<String, String> environment;
  private final Consumer<String> out;

  /** For the one command that is meant as such. */
  private final Consumer<String> console;

  /**
   * Begins a run: the summaries of an earlier one are removed, lest they be taken for this one's.
   *
   * @param folder where gate.json lies
   * @param environment the variables of this process, in which a CI system makes itself known;
   *     empty to keep it out
   * @param out standard output, line by line
   */
  public RunFiles(Path folder, Map<String, String> environment, Consumer<String> out) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
    this.out = line -> out.accept(Printable.onConsole(line));
    this.console = out;
    for (String name : WRITTEN) {
      attempt("remove the old " + file(name), () -> Files.deleteIfExists(file(name)));
    }
  }

  /**
   * Writes everything, and tells what cannot be written.
   *
   * @param run the run; nothing is written where nothing was planned
   * @param settings how to repeat it
   * @param earlier where runs are kept; empty to keep none
   * @param past the runs before this one, as {@link #past} has read them
   * @param pictures draws the run and those before it
   */
  public void write(
      GateRun run,
      Supplier<RunSettings> settings,
      Optional<Path> earlier,
      PastRuns past,
      BiFunction<GateRun, PastRuns, List<Picture>> pictures) {
    if (run.results().isEmpty() && run.missing().isEmpty()) {
      return;
    }
    RunSettings repeated = attempt("tell the settings", settings::get, RunSettings.UNKNOWN);
    List<Picture> drawn = attempt("draw the pictures", () -> pictures.apply(run, past), List.of());
    RunSummary summary = new RunSummary(run, past, repeated, drawn);
    write("summary.html", () -> SummaryHtml.of(summary));
    write("junit.xml", () -> JUnitXml.of(run));
    write("summary.md", () -> SummaryMarkdown.of(summary));
    attempt(
        "write the CI job's summary",
        () ->
            JobSummary.show(SummaryMarkdown.of(summary), file("summary.md"), environment, console));
    if (!run.results().isEmpty()) {
      earlier.ifPresent(
          kept ->
              attempt(
                  "keep gate.json for the trend",
                  () -> new History(kept, out).keep(file("gate.json"), run.startedAt())));
    }
    attempt(
        "show the results", () -> ConsoleScreen.lines(summary, places(), Ansi.AUTO).forEach(out));
  }

  /**
   * The runs before this one, to be read once: another that ends meanwhile is not before it.
   *
   * @param earlier where they are kept; empty for none
   * @param startedAt when this run began
   */
  public PastRuns past(Optional<Path> earlier, Instant startedAt) {
    return earlier
        .map(files -> attempt("read the history", new History(files, out)::read, PastRuns.NONE))
        .orElse(PastRuns.NONE)
        .before(startedAt);
  }

  private Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("report", "allure-results (mvn allure:serve)");
    places.put("summary", file("summary.html").toString());
    places.put("gate", file("gate.json").toString());
    return places;
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void write(String name, Source<String> content) {
    attempt("write " + file(name), () -> WholeFile.write(file(name), content.get()));
  }

  /** Something that may fail. */
  private interface Step {
    void run() throws IOException;
  }

  /** Something that may fail and is asked for a value. */
  private interface Source<T> {
    T get() throws IOException;
  }

  private void attempt(String what, Step step) {
    attempt(
        what,
        () -> {
          step.run();
          return true;
        },
        false);
  }

  /**
   * Errors included: fonts or libraries that a machine lacks raise them, and memory that ended
   * while a page was made is free again after it.
   */
  private <T> T attempt(String what, Source<T> source, T otherwise) {
    try {
      return source.get();
    } catch (IOException | RuntimeException | Error e) {
      out.accept("Candor cannot %s: %s".formatted(what, Printable.of(e.toString(), 300)));
      return otherwise;
    }
  }
}
