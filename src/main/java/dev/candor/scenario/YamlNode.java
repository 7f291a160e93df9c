package dev.candor.scenario;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.candor.config.CandorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A YAML document that remembers its lines, so that every error can name one. */
sealed interface YamlNode {

  /** Line in the file, counted from 1. */
  int line();

  /** A word or a text. */
  record Scalar(int line, String text) implements YamlNode {}

  /** Keys and what they hold, in the file's order. */
  record Mapping(int line, Map<String, YamlNode> entries, Map<String, Integer> keyLines)
      implements YamlNode {}

  /** A list; scenarios have none, so it exists only to be complained about. */
  record Sequence(int line) implements YamlNode {}

  /**
   * Reads a document whose top is a mapping.
   *
   * @throws CandorException if it is not YAML or its top is something else
   */
  static Mapping read(Resource file) {
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (InputStream in = file.open();
        JsonParser parser = factory.createParser(in)) {
      if (parser.nextToken() == JsonToken.START_OBJECT && node(parser) instanceof Mapping mapping) {
        return mapping;
      }
      throw new CandorException(
          file.name() + ":1: a scenario is a YAML mapping of fields to values",
          "Start from one of the scenarios that ship with Candor");
    } catch (JsonProcessingException e) {
      throw new CandorException(
          file.name()
              + ":"
              + Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": not valid YAML, "
              + e.getOriginalMessage().lines().findFirst().orElse("unreadable"),
          "Check indentation and quoting on that line",
          e);
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file.name(), "Check the file's encoding", e);
    }
  }

  private static YamlNode node(JsonParser parser) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      parser.skipChildren();
      return new Sequence(line);
    }
    if (token != JsonToken.START_OBJECT) {
      return new Scalar(line, token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, Integer> keyLines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      keyLines.put(key, parser.currentTokenLocation().getLineNr());
      parser.nextToken();
      entries.put(key, node(parser));
    }
    return new Mapping(line, entries, keyLines);
  }
}
