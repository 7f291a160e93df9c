/** Pictures of results: SVG that needs nothing beside itself and is legible in light and dark. */
@NullMarked
package dev.candor.report.chart;

import org.jspecify.annotations.NullMarked;
