package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.Settings;
import dev.candor.experiment.Experiments;
import dev.candor.experiment.JudgeInquiry;
import dev.candor.model.Environment;
import dev.candor.scenario.Resource;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scoring.AgreedLabels;
import dev.candor.scoring.Judge;
import dev.candor.scoring.LabelledAnswer;
import dev.candor.scoring.LabelledAnswers;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.Votes;
import dev.candor.scoring.agreement.Calibration;
import dev.candor.scoring.agreement.Opinion;
import dev.candor.scoring.agreement.Rater;
import dev.candor.scoring.agreement.Raters;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures scorers against labelled answers. */
@Command(
    name = "calibrate",
    description =
        "Measure scorers against labelled answers: JSON on standard output, a table on standard"
            + " error.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "RUBRIC",
      description = "What the labels are about: compliance or reasoning.",
      converter = RubricConverter.class)
  private Rubric rubric = Rubric.COMPLIANCE;

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description =
          "The labelled answers, JSON lines: {\"request\",\"text\",\"label\"}, or transcripts of a"
              + " cassette with a label.")
  private Path labels = Path.of("labels.jsonl");

  @Option(
      names = "--scorer",
      split = ",",
      paramLabel = "NAME",
      description = "Which scorers: marker, offline, judge. All that there are by default.")
  private List<String> scorers = new ArrayList<>();

  @Option(names = "--out", paramLabel = "FILE", description = "Writes the JSON there as well.")
  private Optional<Path> out = Optional.empty();

  @Mixin private ComparisonOptions shared = new ComparisonOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings = Settings.ofProcess();
    Optional<String> judgeSpec = shared.judge(settings);
    Raters raters = new Raters(rubric);
    List<String> asked = new ArrayList<>(scorers);
    if (shared.namesJudge() && !asked.isEmpty()) {
      asked.add(Judge.NAME);
    }
    List<String> names = raters.names(asked, judgeSpec.isPresent());
    AgreedLabels agreed = LabelledAnswers.agreed(Resource.of(labels), rubric);
    AnswerReader reader = new AnswerReader(settings);
    List<Calibration.Answer> answers = answers(agreed, reader);
    String name = labels.toString();
    if (names.contains(Judge.NAME)) {
      try (Experiments experiments =
          new Experiments(settings, new ScenarioLibrary(), Environment.ofProcess())) {
        JudgeInquiry inquiry = experiments.judge(judgeSpec.orElseThrow());
        Votes votes = new Votes(settings.judging().votes(), settings.judging().threshold());
        List<Rater> all =
            raters.of(names, () -> new Judge(inquiry, votes, inquiry.patience(), reader.rubric()));
        show(Calibration.of(rubric, name, answers, all), agreed);
      }
    } else {
      List<Rater> all =
          raters.of(
              names,
              () -> {
                throw new IllegalStateException("no judge is among them");
              });
      show(Calibration.of(rubric, name, answers, all), agreed);
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Calibration.Answer> answers(AgreedLabels agreed, AnswerReader reader) {
    return agreed.answers().stream().map(labelled -> answer(labelled, reader)).toList();
  }

  private Calibration.Answer answer(LabelledAnswer labelled, AnswerReader reader) {
    boolean bare = labelled.scenario().isEmpty() && labelled.model().isEmpty();
    boolean thoughtless = labelled.completion().reasoning().isBlank();
    ParsedResponse response =
        rubric == Rubric.REASONING && bare && thoughtless
            ? reader.reasoning(labelled.completion().text())
            : reader.whole(labelled.scenario(), labelled.completion());
    int kind =
        rubric == Rubric.COMPLIANCE
            ? Opinion.kind(labelled.compliance().orElseThrow())
            : Opinion.kind(labelled.alignmentFaking().orElseThrow());
    return new Calibration.Answer(labelled, response, kind);
  }

  private void show(Calibration calibration, AgreedLabels agreed) {
    ObjectNode json = new CalibrationJson(calibration).node();
    json.put("contradictory", agreed.contradictions().size());
    out.ifPresent(file -> JsonOutput.write(json, file));
    JsonOutput.print(json, spec.commandLine().getOut());
    PrintWriter err = spec.commandLine().getErr();
    agreed.note().ifPresent(err::println);
    if (shared.wantsTable()) {
      new CalibrationTable(calibration).lines().forEach(err::println);
    }
    err.flush();
  }
}
