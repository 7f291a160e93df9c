/** Floor 2: how many tokens a text is to a model, counted or estimated, before anybody is asked. */
@NullMarked
package dev.candor.model.tokens;

import org.jspecify.annotations.NullMarked;
