/** On top: chores that are no test. */
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
