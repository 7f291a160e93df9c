package dev.candor.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The test that decides over the build, after all requests are asked; ordered last, and able to run
 * alone.
 *
 * <p>The method takes an {@link dev.candor.experiment.ExperimentResult}. It belongs into a class
 * annotated with {@link ComplianceExperiment}.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Test
@Order(Integer.MAX_VALUE)
@ExtendWith(ComplianceExperimentExtension.class)
public @interface ReleaseGate {}
