/**
 * Floor 5: whether the tool itself can be believed, by model organisms as its positive and negative
 * controls. Scenarios whose id begins with {@code control}, and tiers with the role {@code
 * control}, are something else: they control for other explanations of a model's gap.
 */
@NullMarked
package dev.candor.experiment.selfcheck;

import org.jspecify.annotations.NullMarked;
