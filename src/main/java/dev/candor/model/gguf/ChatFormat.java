package dev.candor.model.gguf;

import dev.candor.scenario.Prompt;
import java.util.List;

/** Turns messages into the text that a language model continues. */
@FunctionalInterface
interface ChatFormat {

  /** The messages as one text. */
  ChatPrompt format(Prompt prompt);

  /**
   * The format for a file without a chat template: a transcript with a name before every turn; the
   * answer ends where the next turn begins.
   *
   * <p>Such a file is usually a base model. It has read transcripts, while turn tokens that its
   * vocabulary may have mean nothing to it: in the turns of Gemma or ChatML, the base model of
   * Gemma 3 270M recites the system message and ends no answer.
   */
  static ChatPrompt transcript(Prompt prompt) {
    String system = prompt.system().isEmpty() ? "" : "System: " + prompt.system() + "\n\n";
    return new ChatPrompt(
        system + "User: " + prompt.user() + "\n\nAssistant:",
        List.of("\nUser:", "\nSystem:", "\nAssistant:"));
  }
}
