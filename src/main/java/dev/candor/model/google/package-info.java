/** Floor 2: Google's generateContent, the API of Gemini. */
@NullMarked
package dev.candor.model.google;

import org.jspecify.annotations.NullMarked;
