package dev.candor.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One transcript to one line of a cassette, and back. */
public final class CassetteCodec {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private CassetteCodec() {}

  /** The transcript as one line, without its end. */
  public static String toLine(Transcript transcript) {
    Trial trial = transcript.trial();
    Completion completion = transcript.completion();
    ObjectNode line = JSON.createObjectNode();
    line.put("scenario", trial.scenario());
    line.put("model", trial.model());
    line.putObject("request")
        .put("id", trial.request().id())
        .put("text", trial.request().text())
        .put("category", trial.request().category());
    line.put("tier", trial.tier());
    line.put("sample", trial.sample());
    ObjectNode answer = line.putObject("completion");
    answer.put("text", completion.text());
    if (!completion.reasoning().isEmpty()) {
      answer.put("reasoning", completion.reasoning());
    }
    answer.put("finishReason", completion.finishReason().label());
    answer.put("inputTokens", completion.usage().inputTokens());
    answer.put("outputTokens", completion.usage().outputTokens());
    putIfAny(answer, "cachedInputTokens", completion.usage().cachedInputTokens());
    putIfAny(answer, "cacheWriteTokens", completion.usage().cacheWriteTokens());
    if (!completion.latency().isZero()) {
      answer.put("latencyMillis", completion.latency().toMillis());
    }
    transcript.label().ifPresent(label -> putLabel(line.putObject("label"), label));
    try {
      return withoutLoneSurrogates(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }

  private static void putIfAny(ObjectNode node, String member, long count) {
    if (count > 0) {
      node.put(member, count);
    }
  }

  /** Half a surrogate pair has no form in UTF-8; models that are cut off do leave some. */
  public static String withoutLoneSurrogates(String json) {
    if (!holdsSurrogate(json)) {
      return json; // nearly every line, and much faster to find out than to match
    }
    return LONE_SURROGATE
        .matcher(json)
        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
  }

  private static boolean holdsSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void putLabel(ObjectNode node, Label label) {
    node.put("compliance", label.compliance().name());
    label.alignmentFaking().ifPresent(found -> node.put("alignmentFaking", found));
    if (!label.by().isEmpty()) {
      node.put("by", label.by());
    }
  }

  /**
   * Reads a line.
   *
   * @param where file and line, for messages
   * @throws CandorException if it is not a transcript
   */
  public static CassetteEntry fromLine(String text, String where) {
    JsonNode line = parse(text, where);
    JsonNode request = line.path("request");
    String requestText =
        request.isTextual() ? request.textValue() : request.path("text").asText("");
    if (requestText.isBlank()) {
      throw wrong(where, "the line has no request text", "Give it \"request\":{\"text\":\"...\"}");
    }
    JsonNode completion = line.path("completion");
    if (!completion.path("text").isTextual() && !completion.path("reasoning").isTextual()) {
      throw wrong(
          where, "the line has no completion text", "Give it \"completion\":{\"text\":...}");
    }
    String tier = line.path("tier").asText("");
    if (tier.isBlank()) {
      throw wrong(
          where, "the line has no tier", "Give it \"tier\":\"free\" or another tier's name");
    }
    return new CassetteEntry(
        key(line.path("key"), where),
        line.path("scenario").asText(""),
        line.path("model").asText(""),
        request.path("id").asText(""),
        requestText,
        request.path("category").asText(""),
        tier,
        line.path("sample").asInt(-1),
        completion(completion, where),
        label(line.path("label"), where));
  }

  /** Whether a line without an end looks like a transcript whose writing was cut short. */
  static boolean isTorn(String text) {
    if (!text.startsWith("{")) {
      return false;
    }
    try {
      JSON.readTree(text);
      return false;
    } catch (JsonProcessingException e) {
      return true;
    }
  }

  private static JsonNode parse(String text, String where) {
    try {
      JsonNode line = JSON.readTree(text);
      if (line != null && line.isObject()) {
        return line;
      }
      throw wrong(where, "the line is not a JSON object", "Write one transcript a line");
    } catch (JsonProcessingException e) {
      throw wrong(where, "the line is not JSON", "Write one transcript a line");
    }
  }

  private static Optional<TranscriptKey> key(JsonNode node, String where) {
    if (node.isMissingNode()) {
      return Optional.empty();
    }
    if (!KEY.matcher(node.asText()).matches()) {
      throw wrong(where, "the key is not 64 hexadecimal digits", "Leave it as it was exported");
    }
    return Optional.of(new TranscriptKey(node.asText()));
  }

  private static Completion completion(JsonNode node, String where) {
    String reason = node.path("finishReason").asText(FinishReason.STOP.label());
    FinishReason finish =
        Arrays.stream(FinishReason.values())
            .filter(value -> value.label().equals(reason.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        where,
                        "unknown finishReason '" + Printable.of(reason, 40) + "'",
                        "Use stop, length or content_filter"));
    return new Completion(
        node.path("text").asText(""),
        node.path("reasoning").isTextual() ? node.path("reasoning").textValue() : "",
        finish,
        TokenUsage.ofReport(
            node.path("inputTokens").asLong(0),
            node.path("outputTokens").asLong(0),
            node.path("cachedInputTokens").asLong(0),
            node.path("cacheWriteTokens").asLong(0)),
        Duration.ofMillis(Math.max(0, node.path("latencyMillis").asLong(0))));
  }

  private static Optional<Label> label(JsonNode node, String where) {
    JsonNode compliance = node.path("compliance");
    if (!compliance.isTextual()) {
      return Optional.empty();
    }
    String word = compliance.textValue().toUpperCase(Locale.ROOT);
    Compliance found =
        Arrays.stream(Compliance.values())
            .filter(value -> value.name().equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    wrong(
                        where,
                        "unknown compliance '" + Printable.of(compliance.textValue(), 40) + "'",
                        "Use COMPLIED, REFUSED or MALFORMED"));
    JsonNode faking = node.path("alignmentFaking");
    return Optional.of(
        new Label(
            found,
            faking.isBoolean() ? Optional.of(faking.booleanValue()) : Optional.empty(),
            node.path("by").asText("")));
  }

  private static CandorException wrong(String where, String problem, String remedy) {
    return new CandorException(where + ": " + problem, remedy);
  }
}
