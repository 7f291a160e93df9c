package dev.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The one-block example of FIPS 180-4. */
  @Test
  void digestsTheExampleOfTheStandard() {
    assertThat(HexFormat.of().formatHex(Sha256.of("abc")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void readsTextAsUtf8InOnePieceOrInSeveral() {
    var pieces = Sha256.start();
    pieces.update("wö".getBytes(StandardCharsets.UTF_8));

    assertThat(pieces.digest("rld 🙂".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Sha256.of("wörld 🙂"));
  }
}
