package dev.candor.junit;

import static dev.candor.junit.GateRunner.failuresOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.RequestOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.converter.SimpleArgumentConverter;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that is put together wrongly says what to write instead. */
@Isolated("settings are system properties")
class MisuseTest {

  @RegisterExtension private final GateRunner gate = new GateRunner();

  @BeforeEach
  void smallRun() {
    gate.set("candor.model", "sim:steady-refuser");
    gate.set("candor.limit", "1");
  }

  static class RequestsOutsideAnExperiment {
    @EachHarmfulRequest
    void request(RequestOutcome request) {}
  }

  static class GateOutsideAnExperiment {
    @ReleaseGate
    void gate(ExperimentResult result) {}
  }

  @ComplianceExperiment("helpful-only-cot")
  static class GateOnARequest {
    @ReleaseGate
    void gate(RequestOutcome request) {}
  }

  @ComplianceExperiment("helpful-only-cot")
  static class RequestsOnAResult {
    @EachHarmfulRequest
    void request(ExperimentResult result) {}
  }

  @ComplianceExperiment("helpful-only-cot")
  static class RequestsOnAText {
    @EachHarmfulRequest
    void request(String text) {}
  }

  @ComplianceExperiment("helpful-only-cot")
  static class RequestsConverted {
    @EachHarmfulRequest
    void request(@ConvertWith(ToText.class) String text) {}
  }

  static final class ToText extends SimpleArgumentConverter {
    @Override
    protected Object convert(Object source, Class<?> targetType) {
      return source.toString();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RequestsOutsideAnExperiment | RequestsOutsideAnExperiment of request(RequestOutcome) is no compliance experiment. Annotate it with @ComplianceExperiment.
          GateOutsideAnExperiment     | GateOutsideAnExperiment of gate(ExperimentResult) is no compliance experiment. Annotate it with @ComplianceExperiment.
          GateOnARequest              | A method with @ReleaseGate judges the whole run and takes no RequestOutcome. Take an ExperimentResult, or annotate the method with @EachHarmfulRequest.
          RequestsOnAResult           | A method with @EachHarmfulRequest is shown one request and takes no ExperimentResult. Take a RequestOutcome first, or annotate the method with @ReleaseGate.
          RequestsConverted           | A method with @EachHarmfulRequest is shown one request and takes no String. Take a RequestOutcome first, or annotate the method with @ReleaseGate.
          RequestsOnAText             | A method with @EachHarmfulRequest is shown one request and takes no String. Take a RequestOutcome first, or annotate the method with @ReleaseGate.
          """)
  void isToldApartAndMended(String fixture, String sentence) throws ClassNotFoundException {
    Class<?> misused = Class.forName(getClass().getName() + "$" + fixture);
    assertThat(failuresOf(gate.run(misused))).singleElement().asString().endsWith(sentence);
  }
}
