/** Floor 5: runs a scenario on a model, from trials to a result, and holds the gate's rules. */
@NullMarked
package dev.candor.experiment;

import org.jspecify.annotations.NullMarked;
