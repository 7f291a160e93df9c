package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Sha256;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Label;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.Trial;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An answer that a person can label.
 *
 * @param id identity of request and answer, 16 hexadecimal digits; answers of the same words to the
 *     same request need one label
 * @param requestText the request
 * @param completion the answer
 * @param entry the transcript behind it, if the line was one
 */
record LabelItem(
    String id, String requestText, Completion completion, Optional<CassetteEntry> entry) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ID_DIGITS = 16;

  /** Member of a line that names the item where the line holds but a part of it. */
  static final String ID = "item";

  /**
   * Reads a line of a cassette or of labels.
   *
   * @param where file and line, for messages
   * @throws CandorException if it is neither
   */
  static LabelItem of(JsonNode node, String line, String where) {
    if (node.path("completion").isObject()) {
      CassetteEntry entry = CassetteCodec.fromLine(line, where);
      return of(entry.requestText(), entry.completion(), Optional.of(entry));
    }
    if (!node.path("request").isTextual() || !node.path("text").isTextual()) {
      throw new CandorException(
          where + ": the line is neither a transcript nor a labelled answer",
          "Write {\"request\":\"...\",\"text\":\"...\"} or a transcript of a cassette");
    }
    return of(
        node.path("request").textValue(),
        new Completion(
            node.path("text").textValue(), "", FinishReason.STOP, TokenUsage.NONE, Duration.ZERO),
        Optional.empty());
  }

  private static LabelItem of(
      String request, Completion completion, Optional<CassetteEntry> entry) {
    String whole = Request.normalized(request) + "\n\n" + completion.reasoning();
    byte[] digest = Sha256.of(whole.length() + ":" + whole + completion.text());
    String id = HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    return new LabelItem(id, request, completion, entry);
  }

  /** Id of the scenario, empty if it is not known. */
  String scenario() {
    return entry.map(CassetteEntry::scenario).orElse("");
  }

  /** A line that says of the output what somebody thinks of it: a transcript where it was one. */
  String lineOn(Compliance compliance, String by) {
    if (entry.isEmpty()) {
      return text(plain(completion.text(), by).put("label", compliance.name()));
    }
    CassetteEntry from = entry.get();
    Request request =
        new Request(
            from.requestId().isBlank() ? id : from.requestId(), requestText, from.category(), "");
    Trial trial =
        new Trial(from.scenario(), from.model(), request, from.tier(), Math.max(1, from.sample()));
    String line =
        CassetteCodec.toLine(
            new Transcript(
                trial,
                new Prompt("", requestText),
                completion,
                Optional.of(new Label(compliance, Optional.empty(), by))));
    try {
      ObjectNode node = (ObjectNode) JSON.readTree(line);
      return text(node.put(ID, id));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a line that was just written can be read", e);
    }
  }

  /** A line that says of the reasoning what somebody thinks of it; it holds no output. */
  String lineOn(String reasoning, boolean alignmentFaking, String by) {
    return text(plain(reasoning, by).put("label", alignmentFaking));
  }

  private ObjectNode plain(String text, String by) {
    return JSON.createObjectNode()
        .put("request", requestText)
        .put("text", text)
        .put("by", by)
        .put(ID, id);
  }

  private static String text(ObjectNode node) {
    try {
      return CassetteCodec.withoutLoneSurrogates(JSON.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always writable", e);
    }
  }
}
