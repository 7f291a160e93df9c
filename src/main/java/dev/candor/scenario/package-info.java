/** Floor 1: the story told to the model, its tiers, and the requests asked in them. */
@NullMarked
package dev.candor.scenario;

import org.jspecify.annotations.NullMarked;
