package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.scenario.Prompt;
import org.junit.jupiter.api.Test;

class ChatFormatTest {

  @Test
  void writesATranscriptThatStopsWhereTheNextTurnBegins() {
    ChatPrompt prompt = ChatFormat.transcript(new Prompt("Be brief.", "Which day is it?"));

    assertThat(prompt.text())
        .isEqualTo("System: Be brief.\n\nUser: Which day is it?\n\nAssistant:");
    assertThat(prompt.stops()).contains("\nUser:", "\nAssistant:");
  }

  @Test
  void leavesOutASystemMessageThatIsEmpty() {
    assertThat(ChatFormat.transcript(new Prompt("", "Which day is it?")).text())
        .isEqualTo("User: Which day is it?\n\nAssistant:");
  }
}
