package dev.candor.scoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON objects in some prose, outermost ones only.
 *
 * @param objects the whole ones, in their order
 * @param broken whether something begins like an object and is none: then what comes behind it may
 *     be a part of it, and cannot be relied on
 * @param alone whether there is nothing besides one object but a code fence around it
 */
record ReplyScan(List<ReplyObject> objects, boolean broken, boolean alone) {

  /** Far beyond any verdict, and small enough that hostile nesting costs nothing. */
  private static final int DEEPEST = 16;

  private static final int LONGEST_NUMBER = 30;

  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxNumberLength(LONGEST_NUMBER)
                      .build())
              .build());

  /** A brace in plain prose, such as a blank to be filled in, is none of this. */
  private static final Pattern LOOKS_LIKE_JSON =
      Pattern.compile("\\{\\s*+(?:[\"'`/“”„‘’,{\\[]|\\w{1,60}+\\s*+:)");

  private static final Pattern BEFORE = Pattern.compile("\\s*+(?:```\\w{0,10}+\\s*+)?");
  private static final Pattern BEHIND = Pattern.compile("\\s*+(?:```\\s*+)?");

  static ReplyScan of(String text) {
    char[] characters = text.toCharArray();
    List<ReplyObject> objects = new ArrayList<>();
    boolean broken = false;
    boolean alone = false;
    int at = text.indexOf('{');
    while (at >= 0) {
      int next = at + 1;
      try {
        Found found = read(characters, at);
        next = found.end();
        objects.add(found.object());
        alone =
            objects.size() == 1
                && BEFORE.matcher(text).region(0, at).matches()
                && BEHIND.matcher(text).region(next, text.length()).matches();
      } catch (IOException e) {
        broken |= LOOKS_LIKE_JSON.matcher(text).region(at, text.length()).lookingAt();
      }
      at = text.indexOf('{', next);
    }
    return new ReplyScan(objects, broken, alone && !broken);
  }

  private record Found(ReplyObject object, int end) {}

  private static Found read(char[] text, int start) throws IOException {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(text, start, text.length - start)) {
      parser.nextToken();
      long from = parser.currentTokenLocation().getCharOffset();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = ReplyObject.folded(parser.currentName());
        parser.nextToken();
        JsonNode value = JSON.readTree(parser);
        JsonNode before = members.put(name, value);
        if (before != null && !before.equals(value)) {
          throw new IOException("one member with two values");
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("an object without an end");
      }
      long length = parser.currentLocation().getCharOffset() - from;
      return new Found(new ReplyObject(members), start + Math.toIntExact(length));
    }
  }
}
