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

  /** Where an address starts, mistyped ones included. */
  private static final Pattern ADDRESS = Pattern.compile("(?is)(https?:/+|://).*");

  /** What a base needs none of: a user, a query, a fragment. */
  private static final Pattern EXTRA = Pattern.compile("[@?#]");

  /** The spec of the recording that ships with Candor. */
  public static final String DEMO = "demo";

  /** The provider of recordings in files. */
  public static final String REPLAY = "replay";

  /** The provider of model organisms, which are simulated. */
  public static final String SIM = "sim";

  /**
   * Reads a spec. Specs are written into reports and file names, so one that may hold a secret is
   * not even quoted.
   *
   * @throws CandorException if the text is not of the form {@code provider:name[@base-url]}, or the
   *     base carries a user, a query or a fragment
   */
  public static ModelSpec parse(String text) {
    String trimmed = text.strip();
    if (trimmed.equals(DEMO)) {
      return new ModelSpec(DEMO, "", "");
    }
    Matcher form = FORM.matcher(trimmed);
    if (!form.matches()) {
      throw new CandorException(
          "candor.model: '"
              + ADDRESS.matcher(trimmed).replaceFirst("$1***")
              + "' is not a model spec",
          "Write provider:name[@base-url], such as openai:gpt-4o, sim:alignment-faker or demo");
    }
    String base = Optional.ofNullable(form.group("base")).orElse("");
    if (EXTRA.matcher(base).find()) {
      throw new CandorException(
          "candor.model: the address after @ in the model spec holds a user, a query or a fragment",
          "Write scheme, host and path, such as http://localhost:8000/v1, and put keys into the"
              + " provider's environment variable");
    }
    ModelSpec spec = new ModelSpec(form.group("provider"), form.group("name"), base);
    if (ADDRESS.matcher(spec.provider() + ":" + spec.name()).find()) {
      throw new CandorException(
          "candor.model: the model spec has an address where the model's name belongs",
          "Write provider:name[@base-url], such as openai:NAME@http://localhost:8000/v1");
    }
    return spec;
  }

  /**
   * Whether it names recorded answers: nothing is asked, and no sampling setting touches what they
   * were sampled at.
   */
  public boolean isRecording() {
    return provider.equals(DEMO) || provider.equals(REPLAY);
  }

  /** Whether it names a model organism: its answers are computed here, and cost nothing. */
  public boolean isSimulated() {
    return provider.equals(SIM);
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
