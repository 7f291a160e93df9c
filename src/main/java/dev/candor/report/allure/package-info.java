/** The verdict for people who browse: Allure's results and the files beside them. */
@NullMarked
package dev.candor.report.allure;

import org.jspecify.annotations.NullMarked;
