package dev.candor.model.gguf;

import java.util.List;

/**
 * The messages as the one text that a language model continues.
 *
 * @param text everything up to where the answer starts
 * @param stops strings that end the answer, besides the model's own end tokens
 */
record ChatPrompt(String text, List<String> stops) {

  ChatPrompt {
    stops = List.copyOf(stops);
  }
}
