package dev.candor.scenario;

import dev.candor.config.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The prose that scenarios share, in files {@code partials/NAME.mustache}: beside the scenario that
 * is read, then beside those it extends, then in the jar. A scenario can thus put a partial of its
 * own in the place of a bundled one.
 */
final class Partials {

  private static final String FOLDER = "partials/";
  private static final String SUFFIX = ".mustache";
  private static final Pattern TAG = Pattern.compile("\\{\\{>\\s*([^}]*?)\\s*}}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private final List<Resource> scenarios;

  /**
   * The partials of a scenario.
   *
   * @param scenarios its file, and those of the scenarios that it extends, nearest first
   */
  Partials(List<Resource> scenarios) {
    this.scenarios = List.copyOf(scenarios);
  }

  /**
   * A text with its partials in place of their tags. They are put in here and not by Mustache while
   * it fills in, so that an error in one names its own file and line.
   *
   * @param lines the lines of the text, at least one
   * @param places where each of them stands
   * @throws dev.candor.config.CandorException if there is no such partial, or one holds itself
   */
  TemplateText expanded(List<String> lines, List<Place> places) {
    TemplateText.Builder all = new TemplateText.Builder(places.get(0));
    expand(lines, places, List.of(), all);
    return all.build();
  }

  private void expand(
      List<String> lines, List<Place> places, List<String> within, TemplateText.Builder all) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Matcher tag = TAG.matcher(line);
      int from = 0;
      while (tag.find()) {
        all.add(line.substring(from, tag.start()), places.get(i));
        include(tag.group(1), places.get(i), within, all);
        from = tag.end();
      }
      all.add(line.substring(from), places.get(i));
      if (i + 1 < lines.size()) {
        all.endLine();
      }
    }
  }

  private void include(String name, Place place, List<String> within, TemplateText.Builder all) {
    List<String> chain = new ArrayList<>(within);
    chain.add(name);
    if (within.contains(name)) {
      throw place.error(
          "the partial '" + name + "' holds itself: " + String.join(" -> ", chain),
          "Take one of these tags out");
    }
    Resource file = file(name, place);
    List<String> lines = lines(file);
    List<Place> places = new ArrayList<>();
    for (int i = 1; i <= lines.size(); i++) {
      places.add(new Place(file, i));
    }
    expand(lines, places, chain, all);
  }

  private Resource file(String name, Place place) {
    if (NAME.matcher(name).matches()) {
      String path = FOLDER + name + SUFFIX;
      for (Resource scenario : scenarios) {
        Resource beside = scenario.resolve(path);
        if (beside.exists()) {
          return beside;
        }
      }
      if (Bundle.file(path).exists()) {
        return Bundle.file(path);
      }
    }
    Set<String> known = known();
    throw place.error(
        "there is no partial '" + name + "'",
        Nearest.to(name, known).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "Known are "
            + String.join(", ", known)
            + "; yours belong into "
            + FOLDER
            + " beside the scenario, as NAME"
            + SUFFIX);
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>(Bundle.names(FOLDER, SUFFIX));
    for (Resource scenario : scenarios) {
      if (scenario.resolve(FOLDER) instanceof Resource.OnDisk folder) {
        known.addAll(Bundle.names(folder.path(), SUFFIX));
      }
    }
    return known;
  }

  /** A file's lines; the line end at its end begins no line of its own. */
  private static List<String> lines(Resource file) {
    try (InputStream in = file.open()) {
      Utf8Lines lines = new Utf8Lines(in, new DataFile(file.name()));
      return lines.rest().lines().toList();
    } catch (IOException e) {
      throw new Place(file, 1).error("cannot be read", "Check the file");
    }
  }
}
