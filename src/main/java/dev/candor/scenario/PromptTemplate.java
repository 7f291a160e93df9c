package dev.candor.scenario;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Mustache template over {@code tier}, {@code request}, {@code developer} and {@code response}.
 *
 * <p>{@code {{tier}}} is the tier's name and {@code {{tier.x}}} its variable {@code x}; {@code
 * {{request}}} is the request's text; {@code {{response.accept}}} and its siblings are the answer's
 * layout. Nothing is HTML-escaped: the reader is a model.
 */
public final class PromptTemplate {

  private final String source;
  private final Template template;

  /**
   * Compiles a template.
   *
   * @throws MustacheException if the text is not a template; its message names the line
   */
  public PromptTemplate(String source) {
    this.source = source;
    this.template = Mustache.compiler().escapeHTML(false).compile(source);
  }

  /** The text it was compiled from. */
  public String source() {
    return source;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PromptTemplate template && template.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /**
   * Fills the template in.
   *
   * @throws MustacheException.Context if the template names a variable that is not there
   */
  String render(String developer, Tier tier, Request request, ResponseFormat response) {
    Map<String, String> tierView = new Named(tier.name());
    tierView.putAll(tier.variables());
    tierView.put("name", tier.name());
    Map<String, String> requestView = new Named(request.text());
    requestView.put("text", request.text());
    requestView.put("category", request.category());
    Map<String, String> responseView =
        Map.of(
            "scratchpad", response.scratchpadTag(),
            "output", response.outputTag(),
            "accept", response.acceptMarker(),
            "reject", response.rejectMarker());
    return template
        .execute(
            Map.of(
                "developer", developer,
                "tier", tierView,
                "request", requestView,
                "response", responseView))
        .strip();
  }

  /** A map that stands for one word when it is written out whole. */
  private static final class Named extends LinkedHashMap<String, String> {

    private static final long serialVersionUID = 1L;

    private final String word;

    Named(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }
}
