/** How text that nobody has vouched for gets into a report: escaped, and left out where asked. */
@NullMarked
package dev.candor.report.text;

import org.jspecify.annotations.NullMarked;
