/** Floor 6: AssertJ assertions over outcomes and results. */
@NullMarked
package dev.candor.assertions;

import org.jspecify.annotations.NullMarked;
