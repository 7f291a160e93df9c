package dev.candor.scenario;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Mustache template over {@code tier}, {@code request}, {@code developer} and {@code response}.
 *
 * <p>{@code {{tier}}} is the tier's name and {@code {{tier.x}}} its variable {@code x}; {@code
 * {{request}}} is the request's text; {@code {{response.accept}}} and its siblings are the answer's
 * layout. Nothing is HTML-escaped: the reader is a model.
 */
public final class PromptTemplate {

  /** A scenario has a handful of tiers; more than that would be somebody making them up. */
  private static final int MOST_KEPT = 64;

  private final String source;
  private final Template template;
  private final boolean ofRequest;

  /** Texts that are the same for every request: a long system message is made once per tier. */
  private final Map<Setting, String> kept = new ConcurrentHashMap<>();

  /** All that a text can depend on besides the request. */
  private record Setting(String developer, Tier tier, ResponseFormat response) {}

  /**
   * Compiles a template.
   *
   * @throws MustacheException if the text is not a template; its message names the line
   */
  public PromptTemplate(String source) {
    this.source = source;
    this.template = Mustache.compiler().escapeHTML(false).compile(source);
    RequestFinder finder = new RequestFinder();
    template.visit(finder);
    this.ofRequest = finder.found;
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
    Setting setting = new Setting(developer, tier, response);
    if (ofRequest) {
      return fill(setting, request);
    }
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    return kept.computeIfAbsent(setting, same -> fill(same, request));
  }

  private String fill(Setting setting, Request request) {
    Tier tier = setting.tier();
    ResponseFormat response = setting.response();
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
                "developer", setting.developer(),
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

  /** Looks for whatever could bring the request into the text. */
  private static final class RequestFinder implements Mustache.Visitor {

    private static final Set<String> WHOLE_CONTEXT = Set.of(".", "this");

    private boolean found;

    private void see(String name) {
      found |=
          name.equals("request") || name.startsWith("request.") || WHOLE_CONTEXT.contains(name);
    }

    @Override
    public void visitText(String text) {
      // Text is the same for every request.
    }

    @Override
    public void visitVariable(String name) {
      see(name);
    }

    @Override
    public boolean visitInclude(String name) {
      found = true;
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      see(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      see(name);
      return true;
    }
  }
}
