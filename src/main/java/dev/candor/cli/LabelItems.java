package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.config.CandorException;
import dev.candor.scenario.Resource;
import dev.candor.scoring.LabelLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The answers of a file, each once.
 *
 * @param items in the file's order
 * @param tiers names of all tiers that the file speaks of
 */
record LabelItems(List<LabelItem> items, Set<String> tiers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a cassette, or labelled answers with or without their labels; a name that ends in {@code
   * .gz} is unpacked on the way.
   *
   * @throws CandorException if the file is missing, empty or holds a line that is neither
   */
  static LabelItems read(Path path) {
    Resource file = Resource.of(path);
    Map<String, LabelItem> items = new LinkedHashMap<>();
    Set<String> tiers = new TreeSet<>();
    try {
      LabelLines.read(
          file,
          (line, where) -> {
            JsonNode node = parse(line, where);
            LabelItem item = LabelItem.of(node, line, where);
            items.putIfAbsent(item.id(), item);
            tiers.add(node.path("tier").asText(""));
          });
    } catch (IOException e) {
      throw new CandorException(
          "Cannot read the answers in " + file.name(), "Check that the file is whole", e);
    }
    if (items.isEmpty()) {
      throw new CandorException(
          "The file " + file.name() + " holds no answer", "Record some first");
    }
    tiers.remove("");
    return new LabelItems(List.copyOf(items.values()), tiers);
  }

  static JsonNode parse(String line, String where) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new CandorException(
          where + ": the line is not JSON", "Write one transcript or labelled answer a line");
    }
  }

  /**
   * A sample in shuffled order, the same for everybody who draws with the same seed.
   *
   * @param wanted which items there are to draw from
   * @param size most items of the sample
   */
  List<LabelItem> sample(Predicate<LabelItem> wanted, int size, long seed) {
    List<LabelItem> all = new ArrayList<>(items.stream().filter(wanted).toList());
    Collections.shuffle(all, new Random(seed));
    return List.copyOf(all.subList(0, Math.min(size, all.size())));
  }
}
