package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufHeaderTest {

  private final GgufBytes file =
      new GgufBytes()
          .text("general.architecture", "gemma3")
          .flag("tokenizer.ggml.add_bos_token")
          .texts("tokenizer.ggml.tokens", "the", "<start_of_turn>", "<end_of_turn>")
          .scores("tokenizer.ggml.scores", 0.5f, 1, 2)
          .number("gemma3.context_length", 32768)
          .text("tokenizer.chat_template", "{{ messages }}");

  @TempDir Path folder;

  @Test
  void readsWhatFollowsEveryKindOfEntry() throws IOException {
    GgufHeader header = GgufHeader.read(file.write(folder));

    assertThat(header.contextTokens()).hasValue(32768);
    assertThat(header.chatTemplate()).contains("{{ messages }}");
  }

  @Test
  void saysNothingAboutWhatTheFileLeavesOut() throws IOException {
    GgufHeader header = GgufHeader.read(new GgufBytes().write(folder));

    assertThat(header.contextTokens()).isEmpty();
    assertThat(header.chatTemplate()).isEmpty();
  }

  @Test
  void rejectsAFileCutOffAnywhereInItsHeader() throws IOException {
    byte[] whole = file.bytes();
    for (int length = 4; length < whole.length; length++) {
      Path cut = Files.write(folder.resolve("cut.gguf"), Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> GgufHeader.read(cut))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(CandorException.class)
          .hasMessageContaining("ends within its header");
    }
  }

  @Test
  void rejectsAVersionThatIsLaidOutOtherwise() throws IOException {
    byte[] old = file.bytes();
    old[4] = 1;
    Path path = Files.write(folder.resolve("old.gguf"), old);

    assertThatThrownBy(() -> GgufHeader.read(path))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("has version 1, and only 2 and 3 are known");
  }
}
