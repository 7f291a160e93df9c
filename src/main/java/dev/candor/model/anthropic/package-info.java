/** Floor 2: Anthropic's Messages API. */
@NullMarked
package dev.candor.model.anthropic;

import org.jspecify.annotations.NullMarked;
