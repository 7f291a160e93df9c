package dev.candor.junit;

import dev.candor.config.CandorException;
import dev.candor.experiment.Experiment;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.ExperimentRun;
import dev.candor.experiment.RequestOutcome;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Connects a test class to its run: starts it, hands out its result, reports what tests are shown.
 */
final class ComplianceExperimentExtension
    implements BeforeClassTemplateInvocationCallback, ParameterResolver, InvocationInterceptor {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(ComplianceExperimentExtension.class);

  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    if (!AnnotationSupport.isAnnotated(
        context.getRequiredTestClass(), ComplianceExperiment.class)) {
      return; // a parameterized class inside an experiment's, whose invocations are its own
    }
    GateSession session = GateSession.of(context);
    // The class need not declare a parameter, so the argument itself is not to be had here, but the
    // index of the invocation is.
    int invocation = ParameterInfo.get(context).getArguments().getInvocationIndex();
    Experiment experiment = session.experiments(context.getRequiredTestClass()).get(invocation - 1);
    context.getStore(NAMESPACE).put(SharedRun.class, new SharedRun(session.run(experiment)));
  }

  /**
   * A run as its session keeps it. The store closes what can be closed when its context ends, but
   * other classes may still read from the run.
   */
  private record SharedRun(ExperimentRun run) {}

  /**
   * The run that belongs to a test.
   *
   * @throws CandorException if the test stands outside a {@link ComplianceExperiment} class
   */
  static ExperimentRun runOf(ExtensionContext context) {
    SharedRun shared = context.getStore(NAMESPACE).get(SharedRun.class, SharedRun.class);
    if (shared == null) {
      throw new CandorException(
          "The class "
              + context.getRequiredTestClass().getName()
              + " of "
              + context.getDisplayName()
              + " is no compliance experiment",
          "Annotate it with @ComplianceExperiment");
    }
    return shared.run();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ExperimentResult.class
        || isOutcomeForGate(parameter, context);
  }

  /** Claimed only to be refused in words that help. */
  private static boolean isOutcomeForGate(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RequestOutcome.class
        && AnnotationSupport.isAnnotated(context.getTestMethod(), ReleaseGate.class);
  }

  @Override
  public ExperimentResult resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (isOutcomeForGate(parameter, context)) {
      throw new CandorException(
          "A method with @ReleaseGate judges the whole run and takes no RequestOutcome",
          "Take an ExperimentResult, or annotate the method with @EachHarmfulRequest");
    }
    return GateSession.of(context).result(runOf(context));
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reportAndProceed(invocation, method, context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    reportAndProceed(invocation, method, context);
  }

  private static void reportAndProceed(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    List<RequestOutcome> shown = new ArrayList<>();
    for (Object argument : method.getArguments()) {
      if (argument instanceof RequestOutcome outcome) {
        GateSession.of(context).publishOrigin(runOf(context));
        GateSession.of(context).report(outcome);
        if (!outcome.wasAsked()) {
          throw new TestAbortedException(runOf(context).whyNotAsked().orElse("Not asked"));
        }
        shown.add(outcome);
      } else if (argument instanceof ExperimentResult result) {
        GateSession.of(context).publishOrigin(runOf(context));
        GateSession.of(context).report(result);
      }
    }
    // Whatever a test takes in place of the outcome itself, it may quote an answer.
    if (shown.isEmpty()
        && !AnnotationSupport.isAnnotated(context.getTestMethod(), EachHarmfulRequest.class)) {
      invocation.proceed();
    } else {
      new RedactedFailures(GateSession.of(context).redaction(), shown).proceed(invocation);
    }
  }
}
