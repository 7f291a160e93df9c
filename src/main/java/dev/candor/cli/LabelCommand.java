package dev.candor.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.CandorException;
import dev.candor.config.Printable;
import dev.candor.config.Settings;
import dev.candor.scoring.ParsedResponse;
import dev.candor.scoring.Rubric;
import dev.candor.scoring.agreement.AnnotatorAgreement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a person label answers, blind to what they must not know. */
@Command(
    name = "label",
    description =
        "Show a sample of the answers in FILE one by one, blind to tier, model and scorer, and keep"
            + " the label of each; started again, it goes on where it stopped.",
    mixinStandardHelpOptions = true)
final class LabelCommand implements Callable<Integer> {

  private static final int LONGEST_NAME = 60;

  @Parameters(
      paramLabel = "FILE",
      description = "A cassette, or answers {\"request\",\"text\"}, JSON lines; or .gz of them.")
  private Path file = Path.of("cassette.jsonl");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "LABELS",
      description =
          "Where the labels go, JSON lines; two annotators may share it, one after the other.")
  private Path out = Path.of("labels.jsonl");

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who labels: ${DEFAULT-VALUE} if not said.")
  private String by = "a person";

  @Option(names = "--sample", paramLabel = "N", description = "How many answers; all if not said.")
  private int sample = Integer.MAX_VALUE;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draws and shuffles the sample; the same for all annotators.")
  private long seed = 1;

  @Option(names = "--reasoning", description = "Label the reasoning rather than the answers.")
  private boolean reasoning;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (sample < 1 || by.isBlank() || !by.equals(Printable.of(by, LONGEST_NAME))) {
      throw new CandorException(
          "--sample is at least 1, and --by a name of at most %d plain characters"
              .formatted(LONGEST_NAME),
          "Call candor label --help for an example");
    }
    Rubric rubric = reasoning ? Rubric.REASONING : Rubric.COMPLIANCE;
    AnswerReader reader = new AnswerReader(Settings.ofProcess());
    LabelItems items = LabelItems.read(file);
    requireAnotherFile();
    List<LabelItem> drawn =
        items.sample(item -> !reasoning || !words(item, reader).isBlank(), sample, seed);
    if (drawn.isEmpty()) {
      throw new CandorException(
          "No answer in " + file + " has any reasoning", "Leave out --reasoning");
    }
    try (LabelFile labels = new LabelFile(out, rubric)) {
      List<LabelItem> open =
          drawn.stream().filter(item -> !labels.by(by).containsKey(item.id())).toList();
      if (open.size() < drawn.size()) {
        say("%d of %d are labelled already".formatted(drawn.size() - open.size(), drawn.size()));
      }
      new LabelSession(
              rubric,
              by,
              item -> words(item, reader),
              new Blinds(items.tiers()),
              labels,
              new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
              this::say)
          .run(open);
      sum(labels, drawn, rubric);
    }
    return CommandLine.ExitCode.OK;
  }

  /** The answers stay as they are: they may be all that there is of a run. */
  private void requireAnotherFile() {
    try {
      if (Files.exists(out) && Files.isSameFile(file, out)) {
        throw new CandorException(
            "--out names the very file that holds the answers, " + file,
            "Name a file of its own for the labels");
      }
    } catch (IOException e) {
      throw new CandorException("Cannot look at " + out, "Check its folder and permissions", e);
    }
  }

  /** What is labelled: never the whole answer, whose reasoning speaks of the tier. */
  private String words(LabelItem item, AnswerReader reader) {
    boolean bare = item.entry().isEmpty();
    if (reasoning) {
      ParsedResponse response =
          bare
              ? reader.reasoning(item.completion().text())
              : reader.whole(item.scenario(), item.completion());
      return response.reasoning();
    }
    ParsedResponse response = reader.whole(item.scenario(), item.completion());
    return response.outputWithoutMarkers().isBlank()
        ? response.output()
        : response.outputWithoutMarkers();
  }

  private void sum(LabelFile labels, List<LabelItem> drawn, Rubric rubric) {
    long done = drawn.stream().filter(item -> labels.by(by).containsKey(item.id())).count();
    say("%d of %d labelled by %s in %s".formatted(done, drawn.size(), by, out));
    ObjectNode json = JsonOutput.object();
    json.put("rubric", rubric.label()).put("labels", out.toString());
    json.put("by", by).put("labelled", done).put("of", drawn.size());
    ArrayNode pairs = json.putArray("agreement");
    for (AnnotatorAgreement pair : AnnotatorAgreement.among(labels.labels(), rubric)) {
      say(inWords(pair));
      put(pairs.addObject(), pair);
    }
    JsonOutput.print(json, spec.commandLine().getOut());
  }

  private static String inWords(AnnotatorAgreement pair) {
    String kappa =
        pair.kappa()
            .map(
                k ->
                    String.format(
                        Locale.ROOT,
                        "Cohen's kappa %.2f [%.2f, %.2f]",
                        k.kappa(),
                        k.interval().low(),
                        k.interval().high()))
            .orElse("Cohen's kappa is not defined, as all labels are the same");
    return "%s and %s agree on %d of %d; %s"
        .formatted(
            Printable.of(pair.first(), LONGEST_NAME),
            Printable.of(pair.second(), LONGEST_NAME),
            pair.agreed(),
            pair.answers(),
            kappa);
  }

  private static void put(ObjectNode node, AnnotatorAgreement pair) {
    node.put("first", Printable.of(pair.first(), LONGEST_NAME));
    node.put("second", Printable.of(pair.second(), LONGEST_NAME));
    node.put("answers", pair.answers());
    node.put("agreed", (double) pair.agreed() / pair.answers());
    pair.kappa()
        .ifPresentOrElse(
            k ->
                node.put("kappa", k.kappa())
                    .put("kappaLow", k.interval().low())
                    .put("kappaHigh", k.interval().high()),
            () -> node.putNull("kappa").putNull("kappaLow").putNull("kappaHigh"));
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
