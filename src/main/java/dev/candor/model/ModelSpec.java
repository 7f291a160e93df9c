package dev.candor.model;

import dev.candor.config.CandorException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which model to ask, as a user types it: {@code provider:name[@base-url]}.
 *
 * @param provider the word before the first colon, such as {@code openai}
 * @param name the model's name at the provider, or a path; empty for {@code demo}
 * @param base the base URL after the last {@code @}, empty for the provider's own
 */
public record ModelSpec(String provider, String name, String base) {

  private static final Pattern FORM =
      Pattern.compile("(?<provider>[a-z][a-z0-9-]*):(?<name>.+?)(@(?<base>https?://\\S+))?");

  /** The spec of the recording that ships with Candor. */
  public static final String DEMO = "demo";

  /**
   * Reads a spec.
   *
   * @throws CandorException if the text is not of the form {@code provider:name[@base-url]}
   */
  public static ModelSpec parse(String text) {
    String trimmed = text.strip();
    if (trimmed.equals(DEMO)) {
      return new ModelSpec(DEMO, "", "");
    }
    Matcher form = FORM.matcher(trimmed);
    if (!form.matches()) {
      throw new CandorException(
          "candor.model: '" + trimmed + "' is not a model spec",
          "Write provider:name[@base-url], such as openai:gpt-4o, sim:alignment-faker or demo");
    }
    return new ModelSpec(
        form.group("provider"),
        form.group("name"),
        Optional.ofNullable(form.group("base")).orElse(""));
  }

  /** The base URL, if one was given, without a slash at its end. */
  public Optional<String> baseUrl() {
    return base.isEmpty() ? Optional.empty() : Optional.of(base.replaceAll("/+$", ""));
  }

  /** The spec as the user types it. */
  @Override
  public String toString() {
    return name.isEmpty() ? provider : provider + ":" + name + (base.isEmpty() ? "" : "@" + base);
  }
}
