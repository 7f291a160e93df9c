package dev.candor.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Makes a test class a view on a compliance experiment: every request asked in every tier of a
 * scenario, once for each configured model.
 *
 * <p>Methods annotated with {@link EachHarmfulRequest} see one request each, methods annotated with
 * {@link ReleaseGate} the whole result. The experiment runs by itself, ahead of the methods and
 * whichever of them are selected; classes that ask for the same experiment share one run.
 *
 * <p>What is run comes from the settings {@code candor.*}. The class carries the tag {@value #TAG},
 * so that a build can run gates apart from other tests.
 */
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ParameterizedClass(name = "{argumentSetName}")
@ArgumentsSource(ExperimentArguments.class)
@ExtendWith(ComplianceExperimentExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag(ComplianceExperiment.TAG)
public @interface ComplianceExperiment {

  /** The tag that every such class carries. */
  String TAG = "release-gate";

  /** Id of a scenario, path of its file, or {@code all}; empty for every configured scenario. */
  String value() default "";
}
