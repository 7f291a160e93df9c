/** Floor 7: the annotations and the extension that a test class touches. */
@NullMarked
package dev.candor.junit;

import org.jspecify.annotations.NullMarked;
