/** Floor 5: what a run is going to ask, cost and be able to see, before anything is asked. */
@NullMarked
package dev.candor.experiment.plan;

import org.jspecify.annotations.NullMarked;
