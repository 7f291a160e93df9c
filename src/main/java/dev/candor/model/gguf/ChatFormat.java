package dev.candor.model.gguf;

import dev.candor.scenario.Prompt;
import java.util.List;

/** Turns messages into the text that a language model continues. */
@FunctionalInterface
interface ChatFormat {

  /** The messages as one text. */
  ChatPrompt format(Prompt prompt);

  /**
   * The format for a file without a chat template of its own: the turns of Gemma or of ChatML where
   * the vocabulary has their tokens, else a plain transcript.
   */
  static ChatFormat fallback(GgufHeader header) {
    if (header.hasToken("<start_of_turn>") && header.hasToken("<end_of_turn>")) {
      return ChatFormat::gemma;
    }
    if (header.hasToken("<|im_start|>") && header.hasToken("<|im_end|>")) {
      return ChatFormat::chatMl;
    }
    return ChatFormat::transcript;
  }

  /** Gemma's turns; it knows no system role, so the system message opens the user's turn. */
  static ChatPrompt gemma(Prompt prompt) {
    String system = prompt.system().isEmpty() ? "" : prompt.system() + "\n\n";
    return new ChatPrompt(
        "<start_of_turn>user\n" + system + prompt.user() + "<end_of_turn>\n<start_of_turn>model\n",
        List.of("<start_of_turn>"));
  }

  /** The turns of ChatML. */
  static ChatPrompt chatMl(Prompt prompt) {
    String system =
        prompt.system().isEmpty() ? "" : "<|im_start|>system\n" + prompt.system() + "<|im_end|>\n";
    return new ChatPrompt(
        system + "<|im_start|>user\n" + prompt.user() + "<|im_end|>\n<|im_start|>assistant\n",
        List.of());
  }

  /** A transcript with a name before every turn; the answer ends where another turn begins. */
  static ChatPrompt transcript(Prompt prompt) {
    String system = prompt.system().isEmpty() ? "" : "System: " + prompt.system() + "\n\n";
    return new ChatPrompt(
        system + "User: " + prompt.user() + "\n\nAssistant:",
        List.of("\nUser:", "\nSystem:", "\nAssistant:"));
  }
}
