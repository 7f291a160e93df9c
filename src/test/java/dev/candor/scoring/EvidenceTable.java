package dev.candor.scoring;

import dev.candor.scoring.LabelledTexts.Labelled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the evidence of every labelled answer of the development sets as a table, from which
 * {@code src/test/python/compliance_weights.py} fits the weights of {@link ComplianceModel}. The
 * held-out sets are no part of it.
 */
final class EvidenceTable {

  private static final List<String> FILES =
      List.of(
          "compliance-natural-1.jsonl",
          "compliance-natural-2.jsonl",
          "compliance-natural-3.jsonl",
          "compliance-development.jsonl",
          "answers.jsonl",
          "compliance-recorded.jsonl",
          "recorded-few-shot.jsonl",
          "compliance-typical.jsonl");

  private EvidenceTable() {}

  /** The one argument is the file to write. */
  public static void main(String[] arguments) throws IOException {
    List<String> lines = new ArrayList<>();
    String traits = Arrays.stream(Trait.values()).map(Trait::name).collect(Collectors.joining(","));
    lines.add("file,id,request,label,found,why,terms," + traits);
    Scorer scorer = new OfflineScorer();
    for (String file : FILES) {
      for (Labelled answer : LabelledTexts.read(file)) {
        lines.add(file + "," + row(answer, scorer));
      }
    }
    Files.write(Path.of(arguments[0]), lines);
  }

  private static String terms(String text) {
    return Terms.of(text).stream().sorted().collect(Collectors.joining(" "));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "'") + '"';
  }

  private static String row(Labelled answer, Scorer scorer) {
    Claim claim = Claim.of(answer.response());
    String text = claim.answer();
    Words request = Words.of(answer.transcript().trial().request().text());
    Evidence evidence = Evidence.of(text, claim.marker(), Words.beginning(text), request);
    String values =
        Arrays.stream(evidence.values())
            .mapToObj(value -> String.format(java.util.Locale.ROOT, "%.6f", value))
            .collect(Collectors.joining(","));
    return String.join(
        ",",
        answer.id(),
        quoted(answer.transcript().trial().request().text()),
        answer.truth().name(),
        answer.by(scorer).name(),
        quoted(scorer.score(answer.transcript(), answer.response()).reason()),
        terms(text),
        values);
  }
}
