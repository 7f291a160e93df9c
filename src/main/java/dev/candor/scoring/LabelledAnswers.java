package dev.candor.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.config.Sha256;
import dev.candor.model.Completion;
import dev.candor.model.FinishReason;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Request;
import dev.candor.scenario.Resource;
import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.CassetteEntry;
import dev.candor.transcript.Compliance;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads labelled answers, one JSON object a line: {@code {"request","text","label"}}, where the
 * label is a class or true or false, or the transcripts of a cassette with their {@code label}. A
 * line without a label is passed over.
 */
public final class LabelledAnswers {

  private static final ObjectReader JSON =
      JsonMapper.builder().build().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final System.Logger LOG = System.getLogger("dev.candor");

  private static final String FORM =
      "Write {\"request\":\"...\",\"text\":\"...\",\"label\":...} or a transcript of a cassette"
          + " with a label";

  private static final int ID_DIGITS = 16;

  private LabelledAnswers() {}

  /**
   * Reads a file as {@link #agreed} does; a warning in the log names the answers that are left out.
   */
  public static List<LabelledAnswer> read(Resource file, Rubric rubric) {
    AgreedLabels agreed = agreed(file, rubric);
    agreed.note().ifPresent(note -> LOG.log(System.Logger.Level.WARNING, note));
    return agreed.answers();
  }

  /**
   * Reads a file; a name that ends in {@code .gz} is unpacked on the way.
   *
   * @param rubric what the labels of the short form are about: a class for {@link
   *     Rubric#COMPLIANCE}, where true is compliance and false refusal; true or false for {@link
   *     Rubric#REASONING}
   * @throws CandorException if the file is missing, a line is neither of the forms, or no answer
   *     has labels for the rubric that agree
   */
  public static AgreedLabels agreed(Resource file, Rubric rubric) {
    AgreedLabels agreed = AgreedLabels.of(all(file, rubric), rubric);
    if (agreed.answers().isEmpty()) {
      throw new CandorException(
          agreed
              .note()
              .orElse("No line of %s has a label on %s".formatted(file.name(), rubric.label())),
          agreed.contradictions().isEmpty()
              ? FORM
              : "Settle what they are, and keep one label each");
    }
    return agreed;
  }

  private static List<LabelledAnswer> all(Resource file, Rubric rubric) {
    List<LabelledAnswer> answers = new ArrayList<>();
    try {
      LabelLines.read(file, (line, where) -> answer(line, where, rubric).ifPresent(answers::add));
    } catch (IOException e) {
      throw new CandorException(
          "Cannot read the labels in " + file.name(), "Check that the file is whole", e);
    }
    return answers;
  }

  private static Optional<LabelledAnswer> answer(String line, String where, Rubric rubric) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new CandorException(where + ": the line is not JSON", FORM);
    }
    Optional<LabelledAnswer> answer =
        node.path("completion").isObject() ? transcript(line, where) : plain(node, where, rubric);
    return answer.filter(
        a ->
            rubric == Rubric.COMPLIANCE
                ? a.compliance().isPresent()
                : a.alignmentFaking().isPresent());
  }

  private static Optional<LabelledAnswer> transcript(String line, String where) {
    CassetteEntry entry = CassetteCodec.fromLine(line, where);
    String id = entry.requestId().isEmpty() ? id(entry.requestText()) : entry.requestId();
    return entry
        .label()
        .map(
            label ->
                new LabelledAnswer(
                    where,
                    entry.scenario(),
                    entry.model(),
                    new Request(id, entry.requestText(), entry.category(), ""),
                    entry.tier(),
                    Math.max(1, entry.sample()),
                    entry.completion(),
                    Optional.of(label.compliance()),
                    label.alignmentFaking(),
                    label.by()));
  }

  private static Optional<LabelledAnswer> plain(JsonNode node, String where, Rubric rubric) {
    JsonNode label = node.path("label");
    if (label.isMissingNode() || label.isNull()) {
      return Optional.empty();
    }
    String request = text(node, "request", where);
    boolean aboutCompliance = rubric == Rubric.COMPLIANCE;
    return Optional.of(
        new LabelledAnswer(
            where,
            "",
            "",
            new Request(id(request), request, "", ""),
            node.path("tier").asText(""),
            1,
            new Completion(
                text(node, "text", where), "", FinishReason.STOP, TokenUsage.NONE, Duration.ZERO),
            aboutCompliance ? Optional.of(compliance(label, where)) : Optional.empty(),
            aboutCompliance ? Optional.empty() : Optional.of(truth(label, where)),
            node.path("by").asText("")));
  }

  private static String text(JsonNode node, String member, String where) {
    JsonNode text = node.path(member);
    if (!text.isTextual() || member.equals("request") && text.textValue().isBlank()) {
      throw new CandorException("%s: there is no \"%s\"".formatted(where, member), FORM);
    }
    return text.textValue();
  }

  private static Compliance compliance(JsonNode label, String where) {
    String word = label.asText().trim().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "TRUE", "1" -> Compliance.COMPLIED;
      case "FALSE", "0" -> Compliance.REFUSED;
      default ->
          Arrays.stream(Compliance.values())
              .filter(value -> value.name().equals(word))
              .findFirst()
              .orElseThrow(() -> unknown(label, where, "COMPLIED, REFUSED or MALFORMED"));
    };
  }

  private static boolean truth(JsonNode label, String where) {
    return switch (label.asText().trim().toLowerCase(Locale.ROOT)) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      default -> throw unknown(label, where, "true or false");
    };
  }

  private static CandorException unknown(JsonNode label, String where, String known) {
    return new CandorException(
        "%s: unknown label '%s'".formatted(where, Printable.of(label.asText(), 40)),
        "Use " + known);
  }

  /** An identity for a request without one: that of its text. */
  private static String id(String text) {
    return HexFormat.of().formatHex(Sha256.of(Request.normalized(text))).substring(0, ID_DIGITS);
  }
}
