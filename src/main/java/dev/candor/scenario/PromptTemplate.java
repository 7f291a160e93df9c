package dev.candor.scenario;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A Mustache template over {@code tier}, {@code request}, {@code developer}, {@code response} and
 * the scenario's own variables.
 *
 * <p>{@code {{tier}}} is the tier's name and {@code {{tier.x}}} its variable {@code x}; {@code
 * {{monitored}}} and {@code {{unmonitored}}} are the names of the tiers in these roles, whichever
 * tier is asked; {@code {{request}}} is the request's text; {@code {{response.accept}}} and its
 * siblings are the answer's layout. Sections switch a text on: {@code {{#reasoning.native}}}, or
 * {@code {{#x}}} for a variable that is not empty. A name that does not exist is an error, in a
 * section too. Nothing is HTML-escaped: the reader is a model.
 */
public final class PromptTemplate {

  /** A scenario has a handful of tiers; more than that would be somebody making them up. */
  private static final int MOST_KEPT = 64;

  /** The names that templates of every scenario know. */
  static final SortedSet<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "developer", "tier", "monitored", "unmonitored", "request", "reasoning", "response"));

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(false).strictSections(true).emptyStringIsFalse(true);

  private final String source;
  private final Template template;
  private final boolean ofRequest;

  /** Texts that are the same for every request: a long system message is made once per tier. */
  private final Map<Setting, String> kept = new ConcurrentHashMap<>();

  /**
   * All that a text can depend on besides the request.
   *
   * @param monitored name of the tier in that role
   * @param unmonitored name of the tier in that role
   */
  record Setting(
      String developer,
      Tier tier,
      String monitored,
      String unmonitored,
      ReasoningMode reasoning,
      ResponseFormat response,
      Map<String, String> variables) {}

  /**
   * Compiles a template.
   *
   * @throws MustacheException if the text is not a template; its message names the line
   */
  public PromptTemplate(String source) {
    this.source = source;
    this.template = COMPILER.compile(source);
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
  String render(Setting setting, Request request) {
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
    Map<String, String> tierView = new Named(tier.name());
    tierView.putAll(tier.variables());
    tierView.put("name", tier.name());
    Map<String, String> requestView = new Named(request.text());
    requestView.put("text", request.text());
    requestView.put("category", request.category());
    Map<String, Object> all = new LinkedHashMap<>();
    // A bare string would be searched for fields and methods of Java's where a section opens on it.
    setting.variables().forEach((name, value) -> all.put(name, new Named(value)));
    all.put("developer", new Named(setting.developer()));
    all.put("tier", tierView);
    all.put("monitored", new Named(setting.monitored()));
    all.put("unmonitored", new Named(setting.unmonitored()));
    all.put("request", requestView);
    all.put("reasoning", view(setting.reasoning()));
    all.put("response", view(setting.response()));
    return template.execute(all).strip();
  }

  private static Map<String, Named> view(ResponseFormat response) {
    return Map.of(
        "scratchpad", new Named(response.scratchpadTag()),
        "output", new Named(response.outputTag()),
        "accept", new Named(response.acceptMarker()),
        "reject", new Named(response.rejectMarker()));
  }

  /** The mode by its name, and each mode as something that is there only if it is this one. */
  private static Map<String, String> view(ReasoningMode reasoning) {
    Map<String, String> view = new Named(reasoning.label());
    for (ReasoningMode mode : ReasoningMode.values()) {
      view.put(mode.label(), mode == reasoning ? mode.label() : "");
    }
    return view;
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
