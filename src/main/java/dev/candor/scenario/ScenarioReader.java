package dev.candor.scenario;

import com.samskivert.mustache.MustacheException;
import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import dev.candor.config.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one scenario file; every complaint names the file and the line. */
final class ScenarioReader {

  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "id",
              "title",
              "developer",
              "requests",
              "reasoning",
              "system",
              "user",
              "tiers",
              "response"));
  private static final Set<String> RESPONSE_FIELDS =
      new TreeSet<>(Set.of("scratchpad", "output", "accept", "reject"));
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern TEMPLATE_LINE = Pattern.compile("line[ :]+(\\d+)");
  private static final Request PROBE =
      new Request("probe", "a probe request that no template contains by itself", "probe", "");

  private final Resource file;

  ScenarioReader(Resource file) {
    this.file = file;
  }

  Scenario read() {
    YamlNode.Mapping top = YamlNode.read(file);
    onlyKnown(top, FIELDS, "scenario");
    ReasoningMode reasoning = choice(top, "reasoning", ReasoningMode.class);
    ResponseFormat response = response(mapping(top, "response"), reasoning);
    YamlNode.Mapping tierNode = mapping(top, "tiers");
    List<Tier> tiers = tiers(tierNode);
    PromptTemplate system = template(top, "system");
    PromptTemplate user = template(top, "user");
    Scenario scenario;
    try {
      scenario =
          new Scenario(
              id(top),
              text(top, "title"),
              text(top, "developer"),
              text(top, "requests"),
              reasoning,
              system,
              user,
              tiers,
              response);
    } catch (IllegalArgumentException e) {
      throw error(
          tierNode.line(), e.getMessage(), "Give one tier the role monitored and one unmonitored");
    }
    rendersInEveryTier(top, scenario);
    return scenario;
  }

  private ResponseFormat response(YamlNode.Mapping node, ReasoningMode reasoning) {
    onlyKnown(node, RESPONSE_FIELDS, "response");
    if (reasoning == ReasoningMode.SCRATCHPAD && !node.entries().containsKey("scratchpad")) {
      throw error(
          node.line(),
          "field 'scratchpad' is missing in 'response', but 'reasoning' is scratchpad",
          "Name the scratchpad's tag there, or set 'reasoning' to none or native");
    }
    ResponseFormat response =
        new ResponseFormat(
            tag(node, "scratchpad"),
            tag(node, "output"),
            text(node, "accept"),
            text(node, "reject"));
    if (!response.outputTag().isEmpty()
        && response.outputTag().equalsIgnoreCase(response.scratchpadTag())) {
      throw error(
          node.keyLines().get("output"),
          "scratchpad and output have the same tag",
          "Give them different ones, or reasoning is taken for the answer");
    }
    if (response.acceptMarker().equalsIgnoreCase(response.rejectMarker())) {
      throw error(
          node.keyLines().get("reject"),
          "accept and reject are the same marker",
          "Give them different ones");
    }
    return response;
  }

  /** An id becomes part of file names, so it must be fit for one. */
  private String id(YamlNode.Mapping top) {
    String id = text(top, "id");
    if (!ID.matcher(id).matches()) {
      throw error(
          top.keyLines().get("id"),
          "'" + Printable.of(id, 80) + "' cannot be an id",
          "Use up to 64 letters, digits, dots, hyphens and underscores, a letter or digit first");
    }
    return id;
  }

  private String tag(YamlNode.Mapping node, String field) {
    if (!node.entries().containsKey(field)) {
      return "";
    }
    String name = text(node, field);
    if (!TAG.matcher(name).matches()) {
      throw error(
          node.keyLines().get(field),
          "'" + name + "' is not the name of a tag",
          "Write the bare name, such as output for <output>...</output>");
    }
    return name;
  }

  private List<Tier> tiers(YamlNode.Mapping node) {
    List<Tier> tiers = new ArrayList<>();
    for (String name : node.entries().keySet()) {
      YamlNode.Mapping tier = mapping(node, name);
      Map<String, String> variables = new LinkedHashMap<>();
      for (String variable : tier.entries().keySet()) {
        if (!variable.equals("role")) {
          variables.put(variable, text(tier, variable));
        }
      }
      tiers.add(new Tier(name, choice(tier, "role", TierRole.class), variables));
    }
    return tiers;
  }

  private PromptTemplate template(YamlNode.Mapping top, String field) {
    if (field.equals("system") && !top.entries().containsKey(field)) {
      return new PromptTemplate("");
    }
    try {
      return new PromptTemplate(text(top, field));
    } catch (MustacheException e) {
      throw templateError(top, field, e);
    }
  }

  /**
   * A template that names an unknown variable, or forgets the request, fails here and not later.
   */
  private void rendersInEveryTier(YamlNode.Mapping top, Scenario scenario) {
    for (Tier tier : scenario.tiers()) {
      for (String field : List.of("system", "user")) {
        PromptTemplate template = field.equals("system") ? scenario.system() : scenario.user();
        try {
          template.render(scenario.developer(), tier, PROBE, scenario.response());
        } catch (MustacheException e) {
          throw templateError(top, field, e);
        }
      }
      Prompt prompt = scenario.prompt(tier, PROBE);
      if (!prompt.user().contains(PROBE.text()) && !prompt.system().contains(PROBE.text())) {
        throw error(
            top.keyLines().get("user"),
            "the templates never mention the request",
            "Write {{request}} where the harmful request belongs");
      }
    }
  }

  private CandorException templateError(
      YamlNode.Mapping top, String field, MustacheException cause) {
    int line = top.keyLines().get(field);
    Matcher within = TEMPLATE_LINE.matcher(String.valueOf(cause.getMessage()));
    if (within.find() && text(top, field).contains("\n")) {
      line += Integer.parseInt(within.group(1)); // the text starts on the line below its key
    }
    String what =
        cause instanceof MustacheException.Context missing
            ? "the template '" + field + "' names an unknown variable '" + missing.key + "'"
            : "the template '" + field + "' is broken: " + withoutPlace(cause);
    return error(
        line,
        what,
        "Templates know {{developer}}, {{request}}, {{tier}}, the tier's own variables as"
            + " {{tier.NAME}}, and {{response.accept}}, {{response.reject}}, {{response.scratchpad}},"
            + " {{response.output}}");
  }

  /** Mustache counts lines within the template, which would only confuse beside the file's. */
  private static String withoutPlace(MustacheException cause) {
    return String.valueOf(cause.getMessage()).replaceFirst("\\s*@ line \\d+", "");
  }

  private void onlyKnown(YamlNode.Mapping node, Set<String> known, String owner) {
    for (String field : node.entries().keySet()) {
      if (!known.contains(field)) {
        Optional<String> nearest = Nearest.to(field, known);
        throw error(
            node.keyLines().get(field),
            "unknown field '" + field + "' in '" + owner + "'",
            nearest.map(near -> "Did you mean '" + near + "'? ").orElse("")
                + "Its fields are "
                + String.join(", ", known));
      }
    }
  }

  private YamlNode required(YamlNode.Mapping node, String field) {
    YamlNode value = node.entries().get(field);
    if (value == null) {
      throw error(node.line(), "field '" + field + "' is missing", "Add '" + field + ": ...'");
    }
    return value;
  }

  private YamlNode.Mapping mapping(YamlNode.Mapping node, String field) {
    if (required(node, field) instanceof YamlNode.Mapping mapping) {
      return mapping;
    }
    throw error(
        node.keyLines().get(field),
        "field '" + field + "' must hold further fields",
        "Indent them on the lines below it");
  }

  private String text(YamlNode.Mapping node, String field) {
    if (required(node, field) instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw error(
        node.keyLines().get(field), "field '" + field + "' must be a text", "Give it a value");
  }

  private <E extends Enum<E>> E choice(YamlNode.Mapping node, String field, Class<E> type) {
    String word = text(node, field);
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                error(
                    node.keyLines().get(field),
                    "'" + word + "' is no value of '" + field + "'",
                    "Choose one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(value -> value.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  private CandorException error(int line, String problem, String remedy) {
    return new CandorException(file.name() + ":" + line + ": " + problem, remedy);
  }
}
