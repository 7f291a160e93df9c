package dev.candor.model.gguf;

import dev.candor.config.CandorException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the head of a GGUF file says about its model. It is read before llama.cpp sees the file,
 * which on a bad one would only print to the console.
 *
 * @param strings metadata that is text, by key
 * @param numbers metadata that is a whole number, by key
 */
record GgufHeader(Map<String, String> strings, Map<String, Long> numbers) {

  private static final int MAGIC = 0x46554747; // "GGUF", little endian
  private static final int LONGEST_STRING = 16 << 20;

  /**
   * Reads the head of a file.
   *
   * @throws CandorException if the file is missing, is no GGUF file or is cut off
   */
  static GgufHeader read(Path file) {
    if (Files.isDirectory(file)) {
      throw notGguf(file, "is a folder");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      return new Reader(new DataInputStream(in)).read(file);
    } catch (NoSuchFileException e) {
      throw new CandorException(
          "There is no model file " + file,
          "Write gguf:/path/to/model.gguf; a relative path starts in the working directory",
          e);
    } catch (EOFException | ArithmeticException e) { // a damaged length overflows
      throw notGguf(file, "ends within its header");
    } catch (IOException e) {
      throw new CandorException("Cannot read " + file, "Check its permissions", e);
    }
  }

  /** The chat template that came with the model. */
  Optional<String> chatTemplate() {
    return Optional.ofNullable(strings.get("tokenizer.chat_template"));
  }

  /** Most tokens that the model was trained to see at once. */
  OptionalInt contextTokens() {
    Long length = numbers.get(strings.getOrDefault("general.architecture", "") + ".context_length");
    return length == null || length < 1
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.min(length, Integer.MAX_VALUE));
  }

  private static CandorException notGguf(Path file, String why) {
    return new CandorException(
        file + " is not a GGUF model: it " + why,
        "Give a file ending in .gguf, as llama.cpp reads it; safetensors and PyTorch files must be"
            + " converted first");
  }

  /** Reads metadata in the order of the file; versions 2 and 3 are laid out alike. */
  private static final class Reader {

    private final DataInputStream in;
    private final Map<String, String> strings = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();

    Reader(DataInputStream in) {
      this.in = in;
    }

    GgufHeader read(Path file) throws IOException {
      if (int32() != MAGIC) {
        throw notGguf(file, "does not begin with the bytes 'GGUF'");
      }
      int version = int32();
      if (version != 2 && version != 3) {
        throw notGguf(file, "has version " + version + ", and only 2 and 3 are known");
      }
      int64(); // number of tensors
      long entries = int64();
      for (long i = 0; i < entries; i++) {
        String key = string();
        entry(file, key, int32());
      }
      return new GgufHeader(Map.copyOf(strings), Map.copyOf(numbers));
    }

    private void entry(Path file, String key, int type) throws IOException {
      switch (type) {
        case 8 -> strings.put(key, string());
        case 9 -> array(file, int32(), int64());
        case 2, 3 -> numbers.put(key, (long) Short.reverseBytes(in.readShort()));
        case 4, 5 -> numbers.put(key, (long) int32());
        case 10, 11 -> numbers.put(key, int64());
        default -> in.skipNBytes(width(file, type));
      }
    }

    private void array(Path file, int type, long length) throws IOException {
      if (type != 8) {
        in.skipNBytes(Math.multiplyExact(width(file, type), length));
        return;
      }
      for (long i = 0; i < length; i++) {
        in.skipNBytes(int64());
      }
    }

    private static long width(Path file, int type) {
      return switch (type) {
        case 0, 1, 7 -> 1;
        case 2, 3 -> 2;
        case 4, 5, 6 -> 4;
        case 10, 11, 12 -> 8;
        default -> throw notGguf(file, "has metadata of the unknown type " + type);
      };
    }

    private String string() throws IOException {
      long length = int64();
      if (length < 0 || length > LONGEST_STRING) {
        throw new EOFException("a string of " + length + " bytes");
      }
      byte[] bytes = new byte[(int) length];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    private int int32() throws IOException {
      return Integer.reverseBytes(in.readInt());
    }

    private long int64() throws IOException {
      return Long.reverseBytes(in.readLong());
    }
  }
}
