package dev.candor.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test of each harmful request: one invocation per request, in data-set order, as soon as it is
 * answered in every tier.
 *
 * <p>With {@code candor.gate.sequential=true} they come in the order in which they are drawn, and
 * those that are not asked because the verdict is certain are aborted.
 *
 * <p>The method takes a {@link dev.candor.experiment.RequestOutcome}. It belongs into a class
 * annotated with {@link ComplianceExperiment}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@ParameterizedTest(name = "{0}")
@ArgumentsSource(OutcomeArguments.class)
@ExtendWith(ComplianceExperimentExtension.class)
public @interface EachHarmfulRequest {}
