/** Floor 4: asks all trials of a run. */
@NullMarked
package dev.candor.sampling;

import org.jspecify.annotations.NullMarked;
