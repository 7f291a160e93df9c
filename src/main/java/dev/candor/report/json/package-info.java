/** The verdict for machines: gate.json, whole runs compared in it. */
@NullMarked
package dev.candor.report.json;

import org.jspecify.annotations.NullMarked;
