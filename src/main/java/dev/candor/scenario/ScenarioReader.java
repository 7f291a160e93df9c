package dev.candor.scenario;

import dev.candor.config.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes a scenario of its fields; every complaint names the file and the line. */
final class ScenarioReader {

  private static final Set<String> FIELDS =
      new TreeSet<>(
          Set.of(
              "id",
              "title",
              ScenarioFile.EXTENDS,
              ControlReader.CONTROL,
              "developer",
              "requests",
              "reasoning",
              "rubric",
              "system",
              "user",
              ScenarioFile.VARIABLES,
              "tiers",
              "response"));
  private static final Set<String> RESPONSE_FIELDS =
      new TreeSet<>(Set.of("scratchpad", "output", "accept", "reject"));
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /** Values, in any case, by which a variable switches a paragraph off, as nothing does. */
  private static final Set<String> OFF = Set.of("no", "false", "off", "none");

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final YamlNode.Mapping top;
  private final TemplateReader templates;

  ScenarioReader(ScenarioFile file) {
    this.top = file.fields();
    this.templates = new TemplateReader(file);
  }

  /** The file with the requests, which lies relative to the file that names it. */
  Resource requests() {
    String path = read().requests();
    Place place = top.keys().get("requests");
    Resource file = place.file().resolve(path);
    if (!file.exists()) {
      throw place.error(
          "there is no request set " + Printable.of(path, 200),
          "Give its path relative to this file");
    }
    return file;
  }

  Scenario read() {
    Fields.onlyKnown(top, FIELDS, "scenario");
    ReasoningMode reasoning = Fields.choice(top, "reasoning", ReasoningMode.class);
    String id = id();
    List<Tier> tiers = TierReader.read(top);
    Scenario scenario =
        new Scenario(
            id,
            Fields.text(top, "title"),
            Fields.text(top, "developer"),
            Fields.text(top, "requests"),
            reasoning,
            templates.template("system"),
            user(),
            tiers,
            response(Fields.mapping(top, "response"), reasoning),
            variables(),
            Fields.textOrBlank(top, "rubric").strip(),
            ControlReader.read(top, id, tiers));
    templates.tryOut(scenario);
    return scenario;
  }

  private PromptTemplate user() {
    Fields.text(top, "user");
    return templates.template("user");
  }

  private ResponseFormat response(YamlNode.Mapping node, ReasoningMode reasoning) {
    Fields.onlyKnown(node, RESPONSE_FIELDS, "response");
    if (reasoning == ReasoningMode.SCRATCHPAD && !node.has("scratchpad")) {
      throw node.place()
          .error(
              "field 'scratchpad' is missing in 'response', but 'reasoning' is scratchpad",
              "Name the scratchpad's tag there, or set 'reasoning' to none or native");
    }
    ResponseFormat response =
        new ResponseFormat(
            tag(node, "scratchpad"),
            tag(node, "output"),
            Fields.text(node, "accept"),
            Fields.text(node, "reject"));
    if (!response.outputTag().isEmpty()
        && response.outputTag().equalsIgnoreCase(response.scratchpadTag())) {
      throw node.keys()
          .get("output")
          .error(
              "scratchpad and output have the same tag",
              "Give them different ones, or reasoning is taken for the answer");
    }
    if (response.acceptMarker().equalsIgnoreCase(response.rejectMarker())) {
      throw node.keys()
          .get("reject")
          .error("accept and reject are the same marker", "Give them different ones");
    }
    return response;
  }

  /** An id becomes part of file names, so it must be fit for one. */
  private String id() {
    String id = Fields.text(top, "id");
    if (!ID.matcher(id).matches()) {
      throw top.keys()
          .get("id")
          .error(
              "'" + Printable.of(id, 80) + "' cannot be an id",
              "Use up to 64 letters, digits, dots, hyphens and underscores, a letter or digit"
                  + " first");
    }
    return id;
  }

  private static String tag(YamlNode.Mapping node, String field) {
    if (!node.has(field)) {
      return "";
    }
    String name = Fields.text(node, field);
    if (!TAG.matcher(name).matches()) {
      throw node.keys()
          .get(field)
          .error(
              "'" + name + "' is not the name of a tag",
              "Write the bare name, such as output for <output>...</output>");
    }
    return name;
  }

  private Map<String, String> variables() {
    if (!top.has(ScenarioFile.VARIABLES)) {
      return Map.of();
    }
    YamlNode.Mapping node = Fields.mapping(top, ScenarioFile.VARIABLES);
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : node.entries().keySet()) {
      if (!VARIABLE.matcher(name).matches()
          || PromptTemplate.KNOWN.contains(name)
          || name.equals("this")) {
        throw node.keys()
            .get(name)
            .error(
                "'" + Printable.of(name, 80) + "' cannot be the name of a variable",
                "Use letters, digits, hyphens and underscores, and none of "
                    + String.join(", ", PromptTemplate.KNOWN));
      }
      String value = Fields.textOrBlank(node, name);
      variables.put(name, OFF.contains(value.toLowerCase(Locale.ROOT)) ? "" : value);
    }
    return variables;
  }
}
