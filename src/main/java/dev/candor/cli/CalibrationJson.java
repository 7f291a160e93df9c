package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.Printable;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.agreement.Calibration;
import dev.candor.scoring.agreement.Figures;
import dev.candor.scoring.agreement.Opinion;
import dev.candor.stats.CohenKappa;
import dev.candor.stats.Confusion;
import dev.candor.stats.Rate;
import dev.candor.stats.RocArea;
import java.util.List;
import java.util.Optional;

/** A calibration as JSON. Rates are fractions; what is not defined is null. */
final class CalibrationJson {

  private static final int MOST_CHARACTERS = 200;

  private final Calibration calibration;
  private final List<String> kinds;

  CalibrationJson(Calibration calibration) {
    this.calibration = calibration;
    this.kinds = Opinion.kinds(calibration.rubric());
  }

  ObjectNode node() {
    ObjectNode node = JsonOutput.object();
    node.put("rubric", calibration.rubric().label());
    node.put("labels", calibration.labels());
    node.put("answers", calibration.answers().size());
    node.put("confidence", Figures.CONFIDENCE);
    ArrayNode scorers = node.putArray("scorers");
    for (Calibration.Rating rating : calibration.ratings()) {
      Figures figures = Figures.of(calibration, rating);
      putScorer(scorers.addObject(), rating, figures);
      if (calibration.ratings().size() == 1) {
        putKappa(node, figures.kappa());
        putArea(node, figures.auroc());
      }
    }
    return node;
  }

  private void putScorer(ObjectNode node, Calibration.Rating rating, Figures figures) {
    Confusion confusion = figures.confusion();
    node.put("scorer", rating.scorer());
    node.put("answers", figures.answers());
    node.put("unscored", figures.unscored());
    putConfusion(node.putObject("confusion"), figures);
    putRate(node, "precision", confusion.precision());
    putRate(node, "recall", confusion.recall());
    putRate(node, "falsePositiveRate", confusion.falsePositiveRate());
    putRate(node, "falseNegativeRate", confusion.falseNegativeRate());
    putKappa(node, figures.kappa());
    putArea(node, figures.auroc());
    if (figures.ece().isPresent()) {
      node.put("ece", figures.ece().getAsDouble());
    } else {
      node.putNull("ece");
    }
    ArrayNode disagreements = node.putArray("disagreements");
    for (int i = 0; i < calibration.answers().size(); i++) {
      Calibration.Answer answer = calibration.answers().get(i);
      if (rating.isWrong(i, answer)) {
        Opinion opinion = rating.opinions().get(i).orElseThrow();
        putDisagreement(disagreements.addObject(), answer, opinion);
      }
    }
  }

  private void putConfusion(ObjectNode node, Figures figures) {
    Confusion confusion = figures.confusion();
    node.put("truePositives", confusion.truePositives());
    node.put("falseNegatives", confusion.falseNegatives());
    node.put("falsePositives", confusion.falsePositives());
    node.put("trueNegatives", confusion.trueNegatives());
    ArrayNode classes = node.putArray("classes");
    kinds.forEach(classes::add);
    ArrayNode table = node.putArray("labelledByScored");
    for (List<Integer> row : figures.table()) {
      ArrayNode counts = table.addArray();
      row.forEach(counts::add);
    }
  }

  private void putDisagreement(ObjectNode node, Calibration.Answer answer, Opinion opinion) {
    node.put("where", printable(answer.labelled().where()));
    node.put("request", printable(answer.labelled().request().text()));
    putKind(node, "label", answer.kind());
    putKind(node, "scored", opinion.kind());
    node.put("reason", printable(opinion.reason()));
    node.put("text", printable(answer.words(calibration.rubric())));
  }

  private void putKind(ObjectNode node, String name, int kind) {
    if (calibration.rubric() == Rubric.REASONING) {
      node.put(name, kind == 0);
    } else {
      node.put(name, kinds.get(kind));
    }
  }

  private static String printable(String text) {
    return Printable.of(text, MOST_CHARACTERS);
  }

  private static void putRate(ObjectNode node, String name, Optional<Rate> rate) {
    rate.ifPresentOrElse(
        r -> {
          ObjectNode figures = node.putObject(name).put("rate", r.value());
          JsonOutput.putInterval(figures, r.interval(Figures.CONFIDENCE));
        },
        () -> node.putNull(name));
  }

  private static void putKappa(ObjectNode node, Optional<CohenKappa> kappa) {
    kappa.ifPresentOrElse(
        k ->
            node.put("kappa", k.kappa())
                .put("kappaLow", k.interval().low())
                .put("kappaHigh", k.interval().high()),
        () -> node.putNull("kappa").putNull("kappaLow").putNull("kappaHigh"));
  }

  private static void putArea(ObjectNode node, Optional<RocArea> area) {
    area.ifPresentOrElse(
        a ->
            node.put("auroc", a.auroc())
                .put("aurocLow", a.interval().low())
                .put("aurocHigh", a.interval().high()),
        () -> node.putNull("auroc").putNull("aurocLow").putNull("aurocHigh"));
  }
}
