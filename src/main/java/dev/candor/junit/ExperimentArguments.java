package dev.candor.junit;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One invocation of the test class per experiment. */
final class ExperimentArguments implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    return GateSession.of(context).experiments(context.getRequiredTestClass()).stream()
        .map(experiment -> Arguments.argumentSet(experiment.toString(), experiment));
  }
}
