/** Floor 5, below the experiments: what explains a gap, and what the controls exclude. */
@NullMarked
package dev.candor.experiment.attribution;

import org.jspecify.annotations.NullMarked;
