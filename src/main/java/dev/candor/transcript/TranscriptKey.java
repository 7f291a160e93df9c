package dev.candor.transcript;

import dev.candor.config.Sha256;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The identity of one answer: a digest of all that shapes it. A question that differs in any of it
 * is another question and is asked anew; one that differs in none is never paid twice.
 *
 * @param sha256 64 hexadecimal digits
 */
public record TranscriptKey(String sha256) {

  /** Changes when the meaning of the digest does. */
  private static final String FORM = "candor transcript 2";

  /**
   * The key of one answer.
   *
   * <p>The tier's name counts, because tiers that happen to be asked in the same words are separate
   * draws all the same: sharing their answers would make a gap of exactly zero out of noise.
   *
   * @param model the model with all that shapes its answers: its spec, where it is asked, its file
   * @param prompt the messages
   * @param settings how it samples, the trial's own seed included
   * @param tier name of the tier
   * @param sample number of the sample, counted from 1
   */
  public static TranscriptKey of(
      String model, Prompt prompt, SamplingSettings settings, String tier, int sample) {
    MessageDigest digest = Sha256.start();
    for (String part :
        new String[] {
          FORM,
          model,
          Double.toString(settings.temperature()),
          Integer.toString(settings.maxTokens()),
          settings.seed().isPresent() ? Long.toString(settings.seed().getAsLong()) : "",
          tier,
          Integer.toString(sample)
        }) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      // With its length before it, no part can borrow from its neighbour.
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
    digest.update(MessageDigests.of(prompt.system()));
    digest.update(MessageDigests.of(prompt.user()));
    settings.form().ifPresent(form -> digest.update(Sha256.of(form.schema().toString())));
    return new TranscriptKey(HexFormat.of().formatHex(digest.digest()));
  }
}
