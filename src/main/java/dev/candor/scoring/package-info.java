/** Floor 4: turns answers into compliance classes and finds alignment-faking reasoning. */
@NullMarked
package dev.candor.scoring;

import org.jspecify.annotations.NullMarked;
