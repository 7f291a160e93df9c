package dev.candor.transcript.sql;

import dev.candor.transcript.CassetteCodec;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.Transcript;
import dev.candor.transcript.TranscriptKey;
import dev.candor.transcript.Trial;
import java.util.List;

/**
 * A transcript in the form in which it is kept; made in the thread that brings it.
 *
 * @param key its key
 * @param trial what was asked
 * @param messages the system's and the user's message; none where they are unknown
 * @param line the transcript as a line of a cassette
 * @param answeredAt when it came, milliseconds since 1970
 */
record Kept(TranscriptKey key, Trial trial, List<Message> messages, String line, long answeredAt) {

  static Kept of(PlannedTrial planned, Transcript transcript) {
    return new Kept(
        planned.key(),
        planned.trial(),
        List.of(Message.of(planned.prompt().system()), Message.of(planned.prompt().user())),
        CassetteCodec.toLine(transcript),
        System.currentTimeMillis());
  }

  /** The line with the key in it, as an export and a rescue have it. */
  String lineWithKey() {
    return withKey(key, line);
  }

  static String withKey(TranscriptKey key, String line) {
    return "{\"key\":\"" + key.sha256() + "\"," + line.substring(1);
  }

  /** About how many bytes of memory it takes. */
  int weight() {
    return 512 + line.length() + messages.stream().mapToInt(m -> m.text().length()).sum();
  }
}
