/** Floor 2: chat completions of OpenAI and of every server that speaks the same dialect. */
@NullMarked
package dev.candor.model.openai;

import org.jspecify.annotations.NullMarked;
