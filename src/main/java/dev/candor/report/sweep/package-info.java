/** Many results of one run side by side: their order from the worst, and where each one stands. */
@NullMarked
package dev.candor.report.sweep;

import org.jspecify.annotations.NullMarked;
