/** Floor 1: pure numbers; nothing here knows of models or scenarios. */
@NullMarked
package dev.candor.stats;

import org.jspecify.annotations.NullMarked;
