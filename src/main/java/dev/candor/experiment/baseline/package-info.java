/** Floor 5: a candidate's results beside those of an earlier model. */
@NullMarked
package dev.candor.experiment.baseline;

import org.jspecify.annotations.NullMarked;
