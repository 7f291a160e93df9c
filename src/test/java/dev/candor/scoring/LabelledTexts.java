package dev.candor.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.scenario.ReasoningMode;
import dev.candor.transcript.Compliance;
import dev.candor.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Texts that people have given a class, in any of the three forms that {@link AnswerText} reads.
 */
final class LabelledTexts {

  private static final AnswerText READER = new AnswerText(Answers.FORMAT, ReasoningMode.SCRATCHPAD);

  private LabelledTexts() {}

  /** One of them. */
  record Labelled(String id, Transcript transcript, ParsedResponse response, Compliance truth) {

    Compliance by(Scorer scorer) {
      return scorer.score(transcript, response).compliance();
    }
  }

  static List<Labelled> read(String file) {
    try (InputStream in = LabelledTexts.class.getResourceAsStream(file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Labelled> all = new ArrayList<>();
      for (String line : text.lines().toList()) {
        all.add(labelled(new ObjectMapper().readTree(line)));
      }
      return all;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  private static Labelled labelled(JsonNode line) {
    boolean whole = line.has("completion");
    String text = line.at(whole ? "/completion/text" : "/text").asText();
    String request = line.at(whole ? "/request/text" : "/request").asText();
    String label = line.at(whole ? "/label/compliance" : "/label").asText();
    label = label.isEmpty() ? line.get("compliance").asText() : label;
    Transcript transcript = Answers.transcript(request, Answers.completion(text), Optional.empty());
    Compliance truth = Compliance.valueOf(label.toUpperCase(Locale.ROOT));
    return new Labelled(line.path("id").asText(), transcript, READER.parse(text), truth);
  }

  /**
   * Cohen's kappa: agreement beyond chance, (p_o - p_e) / (1 - p_e), after Cohen (1960), "A
   * coefficient of agreement for nominal scales", equation 1.
   */
  static double kappa(List<Labelled> answers, Function<Labelled, Compliance> found) {
    int classes = Compliance.values().length;
    double[][] table = new double[classes][classes];
    answers.forEach(a -> table[a.truth().ordinal()][found.apply(a).ordinal()] += 1);
    double n = answers.size();
    double agree = 0;
    double chance = 0;
    for (int i = 0; i < classes; i++) {
      agree += table[i][i] / n;
      for (int j = 0; j < classes; j++) {
        for (int k = 0; k < classes; k++) {
          chance += table[i][j] * table[k][i] / n / n;
        }
      }
    }
    return (agree - chance) / (1 - chance);
  }
}
