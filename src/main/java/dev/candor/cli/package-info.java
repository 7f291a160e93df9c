/**
 * On top: chores that are no test. Transcripts are recorded and carried; scorers are measured
 * against labels, labels are given, and stored answers are scored anew. What a command has to say
 * as JSON is one object on standard output; all else goes to standard error.
 */
@NullMarked
package dev.candor.cli;

import org.jspecify.annotations.NullMarked;
