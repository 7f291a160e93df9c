package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Prompt;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatFormatTest {

  private static final Prompt BOTH = new Prompt("Be brief.", "Which day is it?");
  private static final Prompt USER_ONLY = new Prompt("", "Which day is it?");

  @Test
  void putsTheSystemMessageIntoTheUsersTurnForGemma() {
    ChatFormat format = fallbackOf("<start_of_turn>", "<end_of_turn>");

    assertThat(format.format(BOTH).text())
        .isEqualTo(
            "<start_of_turn>user\nBe brief.\n\nWhich day is it?<end_of_turn>\n"
                + "<start_of_turn>model\n");
    assertThat(format.format(USER_ONLY).text())
        .startsWith("<start_of_turn>user\nWhich day is it?<end_of_turn>");
  }

  @Test
  void givesEveryMessageATurnOfItsOwnInChatMl() {
    ChatFormat format = fallbackOf("<|im_start|>", "<|im_end|>");

    assertThat(format.format(BOTH).text())
        .isEqualTo(
            "<|im_start|>system\nBe brief.<|im_end|>\n"
                + "<|im_start|>user\nWhich day is it?<|im_end|>\n<|im_start|>assistant\n");
    assertThat(format.format(USER_ONLY).text()).startsWith("<|im_start|>user\n");
  }

  @Test
  void writesATranscriptThatStopsAtTheNextTurnWhereTheVocabularyHasNoTurns() {
    ChatFormat format = fallbackOf("<s>", "<start_of_turn>");

    assertThat(format.format(BOTH).text())
        .isEqualTo("System: Be brief.\n\nUser: Which day is it?\n\nAssistant:");
    assertThat(format.format(USER_ONLY).text()).startsWith("User: ");
    assertThat(format.format(BOTH).stops()).contains("\nUser:");
  }

  private static ChatFormat fallbackOf(String... tokens) {
    return ChatFormat.fallback(new GgufHeader(Map.of(), Map.of(), Set.of(tokens)));
  }
}
