/** Floor 3: what was asked and answered, and the files that keep it. */
@NullMarked
package dev.candor.transcript;

import org.jspecify.annotations.NullMarked;
