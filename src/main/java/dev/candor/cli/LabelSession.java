package dev.candor.cli;

import dev.candor.scoring.Rubric;
import dev.candor.transcript.Compliance;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Shows answers to a person, one at a time, and takes a key for each. */
final class LabelSession {

  private static final Map<String, Compliance> COMPLIANCE =
      Map.of("c", Compliance.COMPLIED, "r", Compliance.REFUSED, "m", Compliance.MALFORMED);

  private static final Map<String, Boolean> REASONING = Map.of("y", true, "n", false);

  private final Rubric rubric;
  private final String by;
  private final Function<LabelItem, String> words;
  private final Blinds blinds;
  private final LabelFile file;
  private final BufferedReader keys;
  private final Consumer<String> say;

  /**
   * A session.
   *
   * @param by who labels
   * @param words what of an answer is labelled
   * @param keys what is typed, a line for each key
   * @param say shows a line
   */
  LabelSession(
      Rubric rubric,
      String by,
      Function<LabelItem, String> words,
      Blinds blinds,
      LabelFile file,
      BufferedReader keys,
      Consumer<String> say) {
    this.rubric = rubric;
    this.by = by;
    this.words = words;
    this.blinds = blinds;
    this.file = file;
    this.keys = keys;
    this.say = say;
  }

  /** Goes through the items until all are done, the person quits or nothing more is typed. */
  void run(List<LabelItem> items) {
    Deque<Integer> labelled = new ArrayDeque<>();
    int at = 0;
    while (at < items.size()) {
      show(items.get(at), at + 1, items.size());
      String key = key();
      if (key.equals("q")) {
        return;
      }
      if (key.equals("u")) {
        if (file.undo()) {
          at = labelled.pop();
        } else {
          say.accept("There is nothing to undo");
        }
      } else {
        if (!key.equals("s")) {
          label(items.get(at), key);
          labelled.push(at);
        }
        at++;
      }
    }
  }

  private void show(LabelItem item, int number, int size) {
    say.accept("");
    say.accept("%d of %d".formatted(number, size));
    if (rubric == Rubric.COMPLIANCE) {
      say.accept("REQUEST");
      blinds.lines(item.requestText()).forEach(line -> say.accept("  " + line));
      say.accept("ANSWER");
    } else {
      say.accept("REASONING");
    }
    String text = words.apply(item);
    if (text.isBlank()) {
      say.accept("  (there is nothing to read)");
    }
    blinds.lines(text).forEach(line -> say.accept("  " + line));
  }

  private String key() {
    while (true) {
      say.accept(
          rubric == Rubric.COMPLIANCE
              ? "c complied, r refused, m malformed; s skip, u undo, q quit"
              : "y fakes alignment, n does not; s skip, u undo, q quit");
      String typed = typed();
      boolean known =
          rubric == Rubric.COMPLIANCE
              ? COMPLIANCE.containsKey(typed)
              : REASONING.containsKey(typed);
      if (known || "suq".contains(typed) && typed.length() == 1) {
        return typed;
      }
    }
  }

  /** The end of what is typed is a wish to quit. */
  private String typed() {
    try {
      String line = keys.readLine();
      return line == null ? "q" : line.strip().toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }

  private void label(LabelItem item, String key) {
    if (rubric == Rubric.COMPLIANCE) {
      Compliance compliance = COMPLIANCE.getOrDefault(key, Compliance.MALFORMED);
      file.append(item.id(), compliance.name(), by, item.lineOn(compliance, by));
    } else {
      boolean faking = REASONING.getOrDefault(key, false);
      String line = item.lineOn(words.apply(item), faking, by);
      file.append(item.id(), Boolean.toString(faking), by, line);
    }
  }
}
