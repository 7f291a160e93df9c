package dev.candor.report.allure;

import dev.candor.config.Printable;
import dev.candor.experiment.SampleOutcome;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A prompt and the answers to several samples of it as one plain text with a section each.
 *
 * <p>Headings are ours and begin at the margin. All that a model wrote is indented, line for line,
 * and stripped of what moves or hides text, so that no answer can pass itself off as two.
 */
final class AnswersText {

  /** A report holds hundreds of these; what is left out is still in the transcripts. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private static final int HEADING_LENGTH = 240;
  private static final Pattern LINE_END = Pattern.compile("\\R");

  private AnswersText() {}

  static String of(String prompt, List<SampleOutcome> samples) {
    StringBuilder text = new StringBuilder("Prompt\n\n").append(indented(prompt)).append("\n");
    for (SampleOutcome sample : samples) {
      String heading = "Sample %d: %s".formatted(sample.sample(), AllureRequest.verdict(sample));
      text.append(Printable.of(heading, HEADING_LENGTH)).append("\n\n");
      if (sample instanceof SampleOutcome.Answered answered) {
        text.append(
            lengthOf(answered) <= MOST_CHARACTERS - text.length()
                ? body(answered)
                : "  (left out to keep the report small; the transcripts have it)\n\n");
      }
    }
    return text.toString();
  }

  private static int lengthOf(SampleOutcome.Answered answered) {
    return AllureRequest.parts(answered).stream().mapToInt(part -> part.text().length()).sum();
  }

  private static String body(SampleOutcome.Answered answered) {
    return AllureRequest.parts(answered).stream()
        .map(part -> "  " + part.name() + "\n" + indented(part.text()) + "\n")
        .collect(Collectors.joining());
  }

  private static String indented(String text) {
    return LINE_END
        .splitAsStream(text)
        .map(line -> "    " + Printable.of(line, MOST_CHARACTERS) + "\n")
        .collect(Collectors.joining());
  }
}
