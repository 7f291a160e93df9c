package dev.candor.transcript;

import dev.candor.config.CandorException;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Recorded transcripts, found again by request text, tier and sample, not by prompt.
 *
 * <p>The scenario counts only where the cassette holds several. Samples are counted from 1 or,
 * where the cassette's smallest number is 0, from 0; lines without a number count in their order.
 *
 * <p>A last line that breaks off, as a killed process leaves it, is passed over.
 */
public final class Cassette {

  private final String name;
  private final Map<String, CassetteEntry> entries = new HashMap<>();
  private final SortedSet<String> scenarios = new TreeSet<>();
  private final SortedSet<String> models = new TreeSet<>();

  private Cassette(String name, List<Line> lines) {
    this.name = name;
    for (Line line : lines) {
      if (!line.entry().scenario().isEmpty()) {
        scenarios.add(line.entry().scenario());
      }
      if (!line.entry().model().isEmpty()) {
        models.add(line.entry().model());
      }
    }
    int base = lines.stream().anyMatch(line -> line.entry().sample() == 0) ? 0 : 1;
    Map<String, Integer> counted = new HashMap<>();
    Map<String, Line> first = new HashMap<>();
    for (Line line : lines) {
      CassetteEntry entry = line.entry();
      String place = place(entry.scenario(), entry.requestText(), entry.tier());
      int sample =
          entry.sample() < 0 ? counted.merge(place, 1, Integer::sum) : entry.sample() - base + 1;
      Line earlier = first.putIfAbsent(place + sample, line);
      if (earlier != null) {
        throw new CandorException(
            "%s:%d: the same request, tier and sample as on line %d"
                .formatted(name, line.number(), earlier.number()),
            "Keep one of the two, or number the samples");
      }
      entries.put(place + sample, entry);
    }
  }

  /** A line and its number, counted from 1. */
  private record Line(int number, CassetteEntry entry) {}

  /**
   * Reads a cassette; a name that ends in {@code .gz} is unpacked on the way.
   *
   * @throws CandorException if it is missing, empty or holds a line that is no transcript
   */
  public static Cassette read(Resource file) {
    List<Line> lines = lines(file);
    if (lines.isEmpty()) {
      throw new CandorException(
          "The cassette " + file.name() + " holds no transcript", "Record one first");
    }
    return new Cassette(file.name(), lines);
  }

  /**
   * Reads a cassette that may not have been begun.
   *
   * @return empty if there is no such file, or no transcript in it
   * @throws CandorException if it holds a line that is no transcript
   */
  public static Optional<Cassette> readIfBegun(Path file) {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    List<Line> lines = lines(Resource.of(file));
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Cassette(file.toString(), lines));
  }

  private static List<Line> lines(Resource file) {
    List<Line> lines = new ArrayList<>();
    CassetteLines.read(file, (number, entry) -> lines.add(new Line(number, entry)));
    return lines;
  }

  /** The recorded answer to a trial, with this run's prompt, if there is one. */
  public Optional<Transcript> find(Trial trial, Prompt prompt) {
    return entry(trial)
        .map(entry -> new Transcript(trial, prompt, entry.completion(), entry.label()));
  }

  private Optional<CassetteEntry> entry(Trial trial) {
    String text = trial.request().text();
    return Optional.ofNullable(
            entries.get(place(trial.scenario(), text, trial.tier()) + trial.sample()))
        .or(() -> Optional.ofNullable(entries.get(place("", text, trial.tier()) + trial.sample())));
  }

  /**
   * Whether the trial is recorded, in this very scenario unless its line names none: what another
   * scenario brought may be replayed in this one's place, but does not stand for it.
   */
  public boolean holds(Trial trial) {
    return entry(trial)
        .filter(e -> e.scenario().isEmpty() || e.scenario().equals(trial.scenario()))
        .isPresent();
  }

  /** What messages call the cassette. */
  public String name() {
    return name;
  }

  /** How many transcripts it holds. */
  public int size() {
    return entries.size();
  }

  /** Ids of the scenarios that its lines name, sorted. */
  public SortedSet<String> scenarios() {
    return new TreeSet<>(scenarios);
  }

  /** Specs of the models that its lines name, sorted. */
  public SortedSet<String> models() {
    return new TreeSet<>(models);
  }

  private String place(String scenario, String requestText, String tier) {
    String told = scenarios.size() > 1 ? scenario : "";
    return told + '\n' + tier + '\n' + Request.normalized(requestText) + '\n';
  }
}
