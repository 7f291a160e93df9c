package dev.candor.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A key that must not be found anywhere, and the search for it. */
final class Canary {

  private static final String FIRST_HALF = "sk-canary/7Qd2vN+x9";
  private static final String SECOND_HALF = "Lw4/Tz8rKc1+HmB6p==";

  /** With characters that URLs and JSON like to write in another way. */
  static final String KEY = FIRST_HALF + SECOND_HALF;

  private static final Pattern ESCAPE = Pattern.compile("%..");

  private Canary() {}

  /** The files below a folder that hold the key, or half of it, in some spelling. */
  static List<Path> findIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(Canary::isIn).toList();
    }
  }

  private static boolean isIn(Path file) {
    try {
      String content = Files.readString(file, ISO_8859_1);
      return spellings().stream().anyMatch(content::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Halves too: a message may be cut, and a database may break a text between two pages. */
  static Set<String> spellings() {
    Set<String> all = new LinkedHashSet<>();
    for (String part : List.of(KEY, FIRST_HALF, SECOND_HALF)) {
      String url = URLEncoder.encode(part, ISO_8859_1);
      all.addAll(List.of(part, part.replace("/", "\\/"), url));
      all.add(ESCAPE.matcher(url).replaceAll(it -> it.group().toLowerCase(Locale.ROOT)));
      for (int before = 0; before < 3; before++) {
        String base64 = base64(part, before);
        all.addAll(List.of(base64, base64.replace('+', '-').replace('/', '_')));
      }
    }
    return all;
  }

  /** What of its Base64 does not depend on the so many bytes before it, nor on those behind. */
  private static String base64(String part, int before) {
    byte[] bytes = ("\0".repeat(before) + part).getBytes(ISO_8859_1);
    String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return all.substring(before == 0 ? 0 : before + 1, bytes.length * 8 / 6);
  }
}
