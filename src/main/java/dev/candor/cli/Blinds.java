package dev.candor.cli;

import dev.candor.config.Printable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps from an annotator what would sway the label, and from the terminal what would harm it: each
 * word that is a tier's name is masked, in the text as well, and every line is made printable.
 */
final class Blinds {

  /** The tiers of the bundled scenarios, for files that name none. */
  private static final Set<String> USUAL = Set.of("free", "paid");

  private static final String MASK = "[tier]";
  private static final int MOST_CHARACTERS_OF_A_LINE = 4000;

  private final Pattern names;

  Blinds(Collection<String> tiers) {
    Set<String> all = new TreeSet<>(USUAL);
    all.addAll(tiers);
    String words = all.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    this.names =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The text in printable lines. Masking comes last, since invisible characters hide words. */
  List<String> lines(String text) {
    return text.lines()
        .map(line -> Printable.of(line, MOST_CHARACTERS_OF_A_LINE))
        .map(line -> names.matcher(line).replaceAll(MASK))
        .toList();
  }
}
