/** Floor 6: Allure, gate.json and the words a release manager reads. */
@NullMarked
package dev.candor.report;

import org.jspecify.annotations.NullMarked;
