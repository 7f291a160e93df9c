/** Floor 4: how well scorers agree with the people who have labelled the same answers. */
@NullMarked
package dev.candor.scoring.agreement;

import org.jspecify.annotations.NullMarked;
