/**
 * The verdict beside Allure: summaries for people and for other tools, and the console's screen.
 */
@NullMarked
package dev.candor.report.summary;

import org.jspecify.annotations.NullMarked;
