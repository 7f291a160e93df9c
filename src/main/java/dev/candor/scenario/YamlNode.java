package dev.candor.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A YAML document that remembers its lines, so that every error can name one. */
sealed interface YamlNode {

  /** Where it begins. */
  Place place();

  /** A word or a text. */
  record Scalar(Place place, String text) implements YamlNode {}

  /** Keys and what they hold, in the file's order, and where each key stands. */
  record Mapping(Place place, Map<String, YamlNode> entries, Map<String, Place> keys)
      implements YamlNode {

    boolean has(String field) {
      return entries.containsKey(field);
    }

    /** These entries over those of another mapping, which has the word where these are silent. */
    Mapping over(Mapping other) {
      Map<String, YamlNode> all = new LinkedHashMap<>(other.entries);
      all.putAll(entries);
      Map<String, Place> places = new LinkedHashMap<>(other.keys);
      places.putAll(keys);
      return new Mapping(place, all, places);
    }

    /** A copy that lacks these fields. */
    Mapping without(Set<String> fields) {
      Map<String, YamlNode> rest = new LinkedHashMap<>(entries);
      rest.keySet().removeAll(fields);
      return new Mapping(place, rest, keys);
    }
  }

  /** A list; scenarios have none, so it exists only to be complained about. */
  record Sequence(Place place) implements YamlNode {}

  /**
   * Reads a document whose top is a mapping.
   *
   * @throws CandorException if it is not YAML or its top is something else
   */
  static Mapping read(Resource file) {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    byte[] text = bytes(file);
    try (JsonParser parser = factory.createParser(text)) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && node(parser, file) instanceof Mapping mapping) {
        return mapping;
      }
      throw new CandorException(
          file.name() + ":1: a scenario is a YAML mapping of fields to values",
          "Start from one of the scenarios that ship with Candor");
    } catch (JsonProcessingException e) {
      throw notYaml(file, new String(text, StandardCharsets.UTF_8), e);
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file.name(), "Check the file's encoding", e);
    }
  }

  private static byte[] bytes(Resource file) {
    try (InputStream in = file.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file.name(), "Check that it is a file", e);
    }
  }

  private static CandorException notYaml(Resource file, String text, JsonProcessingException e) {
    int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
    // The parser complains of a tab where it expected spaces, which may be the line before.
    for (int suspect = line; suspect <= line + 1; suspect++) {
      if (isIndentedByTab(text, suspect)) {
        return new CandorException(
            file.name()
                + ":"
                + suspect
                + ": not valid YAML, the line is indented with a tab, "
                + said(e),
            "Indent it with spaces",
            e);
      }
    }
    return new CandorException(
        file.name() + ":" + line + ": not valid YAML, " + said(e),
        "Check indentation, which takes spaces and no tabs, and quoting on that line or the next",
        e);
  }

  private static String said(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
  }

  private static boolean isIndentedByTab(String text, int line) {
    return text.lines()
        .skip(line - 1L)
        .findFirst()
        .filter(one -> one.matches(" *\\t\\s*\\S.*"))
        .isPresent();
  }

  private static YamlNode node(JsonParser parser, Resource file) throws IOException {
    Place place = place(parser, file);
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      parser.skipChildren();
      return new Sequence(place);
    }
    if (token != JsonToken.START_OBJECT) {
      return new Scalar(place, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Place> keys = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keys.put(key, place(parser, file));
      parser.nextToken();
      entries.put(key, node(parser, file));
    }
    return new Mapping(place, entries, keys);
  }

  private static Place place(JsonParser parser, Resource file) {
    return new Place(file, parser.currentTokenLocation().getLineNr());
  }
}
