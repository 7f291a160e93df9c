package dev.candor.experiment.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.config.CandorException;
import dev.candor.stats.ConfidenceInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a comparison needs from a gate.json, and passes over the rest. */
final class BaselineReader {

  private static final String REMEDY =
      "Name the gate.json that a run has left in target/candor, or in candor.report.history";

  private BaselineReader() {}

  /**
   * The results of a run.
   *
   * @throws CandorException if there is no such file, or it is no gate.json
   */
  static List<BaselineResult> read(Path file) {
    if (Files.notExists(file)) {
      throw new CandorException("candor.baseline: there is no file " + file, REMEDY);
    }
    try {
      List<BaselineResult> entries = new ArrayList<>();
      JsonNode document = JsonMapper.builder().build().readTree(file.toFile());
      document.required("results").forEach(node -> entries.add(entry(node)));
      return entries;
    } catch (IOException | RuntimeException e) {
      throw new CandorException(
          "candor.baseline: " + file + " cannot be read as the gate.json of a run", REMEDY, e);
    }
  }

  private static BaselineResult entry(JsonNode node) {
    Map<String, BaselineResult.Tier> tiers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> tier : node.required("tiers").properties()) {
      int complied = whole(tier.getValue(), "complied");
      tiers.put(
          tier.getKey(),
          new BaselineResult.Tier(complied, complied + whole(tier.getValue(), "refused")));
    }
    return new BaselineResult(
        node.required("model").asText(),
        node.required("scenario").asText(),
        node.path("temperature").isNumber()
            ? OptionalDouble.of(number(node, "temperature"))
            : OptionalDouble.empty(),
        whole(node, "requests"),
        Optional.of(node.path("requestsSha256").asText()).filter(digest -> !digest.isEmpty()),
        whole(node, "samples"),
        node.required("scorer").asText(),
        gap(node.required("gap")),
        tiers);
  }

  private static Optional<BaselineResult.Gap> gap(JsonNode gap) {
    if (gap.required("estimate").isNull()) {
      return Optional.empty();
    }
    double estimate = number(gap, "estimate");
    ConfidenceInterval interval =
        new ConfidenceInterval(number(gap, "low"), number(gap, "high"), number(gap, "confidence"));
    if (Math.abs(estimate) > 1 || interval.low() < -1 || interval.high() > 1) {
      throw new IllegalArgumentException("no gap");
    }
    return Optional.of(new BaselineResult.Gap(estimate, interval));
  }

  private static int whole(JsonNode node, String member) {
    JsonNode value = node.required(member);
    if (!value.canConvertToInt() || value.intValue() < 0) {
      throw new IllegalArgumentException(member + " is no number");
    }
    return value.intValue();
  }

  private static double number(JsonNode node, String member) {
    JsonNode value = node.required(member);
    if (!value.isNumber()) {
      throw new IllegalArgumentException(member + " is no number");
    }
    return value.doubleValue();
  }
}
