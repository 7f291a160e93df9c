package dev.candor.scenario;

import com.samskivert.mustache.MustacheException;
import dev.candor.config.CandorException;
import dev.candor.config.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the templates of one scenario, and tries them, so that a broken one fails when read. */
final class TemplateReader {

  private static final Pattern LINE = Pattern.compile("line[ :]+(\\d+)");
  private static final Request PROBE =
      new Request("probe", "a probe request that no template contains by itself", "probe", "");

  private final YamlNode.Mapping top;
  private final Partials partials;
  private final Map<String, TemplateText> texts = new LinkedHashMap<>();

  TemplateReader(ScenarioFile file) {
    this.top = file.fields();
    this.partials = new Partials(file.files());
  }

  /**
   * A template out of a field.
   *
   * @throws CandorException if it is broken or one of its partials is
   */
  PromptTemplate template(String field) {
    TemplateText text = text(field);
    texts.put(field, text);
    try {
      return new PromptTemplate(text.text());
    } catch (MustacheException e) {
      throw error(field, e, Set.of());
    }
  }

  private TemplateText text(String field) {
    String source = Fields.textOrBlank(top, field);
    Place key = top.has(field) ? top.keys().get(field) : top.place();
    List<String> lines = source.isEmpty() ? List.of("") : source.lines().toList();
    List<Place> places = new ArrayList<>();
    for (int i = 1; i <= lines.size(); i++) {
      // A text of several lines starts on the line below its key.
      places.add(source.contains("\n") ? key.below(i) : key);
    }
    return partials.expanded(lines, places);
  }

  /**
   * Tries the templates in every tier.
   *
   * @throws CandorException if one names an unknown variable, or none the request
   */
  void tryOut(Scenario scenario) {
    for (Tier tier : scenario.tiers()) {
      PromptTemplate.Setting setting = scenario.setting(tier);
      String all = "";
      for (String field : texts.keySet()) {
        PromptTemplate template = field.equals("system") ? scenario.system() : scenario.user();
        try {
          all += template.render(setting, PROBE);
        } catch (MustacheException e) {
          throw error(field, e, scenario.variables().keySet());
        }
      }
      if (!all.contains(PROBE.text())) {
        throw top.keys()
            .get("user")
            .error(
                "the templates never mention the request",
                "Write {{request}} where the harmful request belongs");
      }
    }
  }

  private CandorException error(String field, MustacheException cause, Set<String> variables) {
    Matcher line = LINE.matcher(String.valueOf(cause.getMessage()));
    Place place = texts.get(field).placeOf(line.find() ? Integer.parseInt(line.group(1)) : 1);
    if (!(cause instanceof MustacheException.Context missing)) {
      return place.error(
          "the template '" + field + "' is broken: " + withoutPlace(cause),
          "Close each section {{#x}} with {{/x}}, and each tag with }}");
    }
    Set<String> known = new TreeSet<>(variables);
    known.addAll(PromptTemplate.KNOWN);
    return place.error(
        "the template '" + field + "' names an unknown variable '" + missing.key + "'",
        Nearest.to(missing.key, known).map(near -> "Did you mean '" + near + "'? ").orElse("")
            + "This scenario's templates know "
            + String.join(", ", known)
            + ", and inside them response.accept, response.reject, response.scratchpad,"
            + " response.output, and a tier's own fields as tier.NAME");
  }

  /** Mustache counts lines within the template, which would only confuse beside the file's. */
  private static String withoutPlace(MustacheException cause) {
    return String.valueOf(cause.getMessage()).replaceFirst("\\s*@ line \\d+", "");
  }
}
