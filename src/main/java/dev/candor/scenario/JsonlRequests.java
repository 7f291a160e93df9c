package dev.candor.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Optional;

/** Reads one JSON object a line: a request, or a transcript of a cassette with its request. */
final class JsonlRequests {

  private static final String FORM =
      "Write one JSON object a line, such as {\"id\":\"fraud-01\",\"text\":\"...\"},"
          + " or a cassette's {\"request\":{\"text\":\"...\"}}";

  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final DataFile file;
  private final RequestCollector into;

  JsonlRequests(DataFile file, RequestCollector into) {
    this.file = file;
    this.into = into;
  }

  /** Reads all lines; blank ones may only stand at the end. */
  void read(Utf8Lines lines) throws IOException {
    int firstBlank = 0;
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (line.get().isBlank()) {
        firstBlank = firstBlank == 0 ? lines.number() : firstBlank;
      } else if (firstBlank > 0) {
        throw file.error(firstBlank, "the line is empty", "Drop the line");
      } else {
        add(lines.number(), parsed(lines.number(), line.get()));
      }
    }
  }

  private JsonNode parsed(int number, String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw file.error(number, "this line is not JSON", FORM, e);
    }
    if (!node.isObject()) {
      throw file.error(number, "this line is not a JSON object", FORM);
    }
    return node;
  }

  private void add(int number, JsonNode line) {
    JsonNode request = line.path("request");
    if (request.isTextual()) {
      into.addRecorded(new RequestRow(number, "", request.textValue(), "", ""));
    } else if (request.isObject()) {
      into.addRecorded(row(number, request));
    } else if (request.isMissingNode() || request.isNull()) {
      into.add(row(number, line));
    } else {
      throw file.error(number, "\"request\" is neither an object nor a text", FORM);
    }
  }

  private RequestRow row(int number, JsonNode request) {
    JsonNode text = request.path("text");
    if (!text.isTextual()) {
      throw file.error(number, "there is no request text in \"text\"", FORM);
    }
    return new RequestRow(
        number,
        scalar(number, request, "id"),
        text.textValue(),
        scalar(number, request, "category"),
        scalar(number, request, "source"));
  }

  /** A field's value; numbers too, for data sets whose ids are counted. */
  private String scalar(int number, JsonNode request, String field) {
    JsonNode value = request.path(field);
    if (value.isContainerNode()) {
      throw file.error(
          number, "\"" + field + "\" is not a text", "Write \"" + field + "\":\"...\"");
    }
    return value.isNull() ? "" : value.asText();
  }
}
