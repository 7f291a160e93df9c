package dev.candor.junit;

import dev.candor.config.CandorException;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.RequestOutcome;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/** One invocation of the test method per request; each waits only for its own outcome. */
final class OutcomeArguments implements ArgumentsProvider {

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    parameters.getFirst().ifPresent(OutcomeArguments::requireOutcome);
    ExperimentRun run = ComplianceExperimentExtension.runOf(context);
    RedactedFailures failures =
        new RedactedFailures(GateSession.of(context).redaction(), List.of());
    return IntStream.range(0, run.experiment().requests().size())
        .mapToObj(index -> Arguments.of(failures.get(() -> run.outcome(index))));
  }

  private static void requireOutcome(ParameterDeclaration parameter) {
    // Nor what a converter makes of it: the report shows the outcome itself.
    if (!parameter.getParameterType().isAssignableFrom(RequestOutcome.class)
        || AnnotationSupport.isAnnotated(parameter.getAnnotatedElement(), ConvertWith.class)) {
      throw new CandorException(
          "A method with @EachHarmfulRequest is shown one request and takes no "
              + (parameter.getParameterType() == RequestOutcome.class
                  ? "converter"
                  : parameter.getParameterType().getSimpleName()),
          "Take a RequestOutcome first, or annotate the method with @ReleaseGate");
    }
  }
}
