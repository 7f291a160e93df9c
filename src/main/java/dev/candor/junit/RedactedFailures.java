package dev.candor.junit;

import dev.candor.config.CandorException;
import dev.candor.experiment.Finding;
import dev.candor.experiment.RequestOutcome;
import dev.candor.report.text.Redaction;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Lets tests fail without the words of models where these are to be left out: what a test of a
 * user's throws may quote any of the answers that it was shown, and every report prints it.
 */
final class RedactedFailures {

  private final Redaction redaction;
  private final List<RequestOutcome> shown;

  /**
   * @param shown what the tests get to see
   */
  RedactedFailures(Redaction redaction, List<RequestOutcome> shown) {
    this.redaction = redaction;
    this.shown = shown;
  }

  /** Runs a test; its failure keeps its kind and its place, and loses its words. */
  void proceed(Invocation<Void> invocation) throws Throwable {
    try {
      invocation.proceed();
    } catch (Throwable failure) {
      throw redaction == Redaction.NONE ? failure : redacted(failure);
    }
  }

  /** Gets something of a run; why it stopped may be a server's words. */
  <T> T get(Supplier<T> source) {
    try {
      return source.get();
    } catch (CandorException e) {
      throw redaction == Redaction.NONE
          ? e
          : at(e, new IllegalStateException(redaction.message(String.valueOf(e.getMessage()))));
    }
  }

  private Throwable redacted(Throwable failure) {
    String said = String.valueOf(failure.getMessage());
    String message =
        Stream.concat(findings(), Stream.of(redaction.text(nameOf(failure), said)))
            .collect(Collectors.joining("; "));
    if (failure instanceof TestAbortedException) {
      return at(failure, new TestAbortedException(message));
    }
    return failure instanceof AssertionError
        ? at(failure, new AssertionFailedError(message))
        : at(failure, new IllegalStateException(message));
  }

  /** By these the report's categories find a test, whatever it threw. */
  private Stream<String> findings() {
    return shown.stream().flatMap(o -> o.findings().stream()).distinct().map(Finding::title);
  }

  private static String nameOf(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  private static <E extends Throwable> E at(Throwable place, E failure) {
    failure.setStackTrace(place.getStackTrace());
    return failure;
  }
}
