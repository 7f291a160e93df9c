package dev.candor.model.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import dev.candor.config.Printable;
import dev.candor.model.ModelSpec;
import dev.candor.scenario.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Reads the file of a {@link PriceTable}, strictly: a slip in it is a wrong bill. */
final class PriceReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Set<String> MEMBERS =
      new TreeSet<>(
          Set.of(
              "model",
              "aliases",
              "input",
              "cachedInput",
              "cacheWrite",
              "output",
              "batch",
              "asOf",
              "source",
              "note"));

  private PriceReader() {}

  static List<PricedModel> read(Resource file) {
    JsonNode root = parse(file);
    JsonNode models = root.path("models");
    if (!models.isArray() || root.size() != 1) {
      throw new CandorException(
          file.name() + " is not a price table", "Write {\"models\":[...]} and nothing beside it");
    }
    List<PricedModel> read = new ArrayList<>();
    Set<ModelSpec> seen = new HashSet<>();
    for (int i = 0; i < models.size(); i++) {
      Entry entry = new Entry(models.get(i), file.name() + ": models[" + i + "]");
      PricedModel model = entry.read();
      entry.requireNew(model, seen);
      read.add(model);
    }
    return read;
  }

  private static JsonNode parse(Resource file) {
    try (InputStream in = file.open()) {
      return JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw new CandorException(
          file.name() + ", line " + e.getLocation().getLineNr() + " is not JSON",
          "Look for a missing comma, quote or bracket, or a member that stands there twice");
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file.name(), "Check that the file is whole", e);
    }
  }

  /** One element of the list, and where it stands. */
  private record Entry(JsonNode node, String where) {

    PricedModel read() {
      if (!node.isObject()) {
        throw wrong("is not an object", "Write {\"model\":...}");
      }
      node.fieldNames().forEachRemaining(this::requireKnown);
      double input = dollars("input");
      Price price =
          new Price(
              input,
              node.has("cachedInput") ? dollars("cachedInput") : input,
              node.has("cacheWrite") ? dollars("cacheWrite") : input,
              dollars("output"));
      return new PricedModel(
          spec(node.path("model"), "a model"), aliases(), price, batch(), date());
    }

    void requireNew(PricedModel model, Set<ModelSpec> seen) {
      List<ModelSpec> names = new ArrayList<>(model.aliases());
      names.add(model.model());
      for (ModelSpec name : names) {
        if (!seen.add(PriceTable.key(name))) {
          throw wrong("prices " + name + ", which has a price already", "Remove one of the two");
        }
      }
    }

    private void requireKnown(String member) {
      if (!MEMBERS.contains(member)) {
        throw wrong(
            "has the unknown member '" + Printable.of(member, 40) + "'",
            Nearest.to(member, MEMBERS).map(near -> "Did you mean '" + near + "'? ").orElse("")
                + "Known are "
                + String.join(", ", MEMBERS));
      }
    }

    private double dollars(String member) {
      JsonNode value = node.path(member);
      if (value.isMissingNode()) {
        throw wrong(
            "has no " + member, "Give it \"" + member + "\" in US dollars per million tokens");
      }
      double dollars = value.asDouble(-1);
      if (!value.isNumber() || !Double.isFinite(dollars) || dollars < 0) {
        throw wrong(
            "has the " + member + " price " + Printable.of(value.toString(), 40),
            "Write a number of US dollars per million tokens, 0 or more");
      }
      return dollars;
    }

    private OptionalDouble batch() {
      JsonNode value = node.path("batch");
      if (value.isMissingNode()) {
        return OptionalDouble.empty();
      }
      double share = value.asDouble(-1);
      if (!value.isNumber() || !(share > 0 && share <= 1)) {
        throw wrong(
            "has the batch share " + Printable.of(value.toString(), 40),
            "Write what a batch costs relative to single calls, such as 0.5");
      }
      return OptionalDouble.of(share);
    }

    private LocalDate date() {
      try {
        return LocalDate.parse(node.path("asOf").asText());
      } catch (DateTimeException e) {
        throw wrong(
            "has no day in asOf",
            "Write the day on which the price was known to hold, such as \"2026-01-31\"");
      }
    }

    private List<ModelSpec> aliases() {
      JsonNode aliases = node.path("aliases");
      if (!aliases.isMissingNode() && !aliases.isArray()) {
        throw wrong("has aliases that are no list", "Write \"aliases\":[\"provider:name\"]");
      }
      List<ModelSpec> specs = new ArrayList<>();
      aliases.forEach(alias -> specs.add(spec(alias, "an alias")));
      return specs;
    }

    /** The text is not quoted: an address with a secret in it may be what is wrong. */
    private ModelSpec spec(JsonNode text, String what) {
      try {
        return ModelSpec.parse(text.asText());
      } catch (CandorException e) {
        throw wrong(
            "has " + what + " that is not a model spec",
            "Write provider:name[@base-url], such as openai:gpt-4o");
      }
    }

    private CandorException wrong(String problem, String remedy) {
      return new CandorException(where + " " + problem, remedy);
    }
  }
}
