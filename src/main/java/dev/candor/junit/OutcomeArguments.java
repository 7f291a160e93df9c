package dev.candor.junit;

import dev.candor.experiment.ExperimentRun;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One invocation of the test method per request; each waits only for its own outcome. */
final class OutcomeArguments implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    ExperimentRun run = ComplianceExperimentExtension.runOf(context);
    return IntStream.range(0, run.experiment().requests().size())
        .mapToObj(index -> Arguments.of(run.outcome(index)));
  }
}
