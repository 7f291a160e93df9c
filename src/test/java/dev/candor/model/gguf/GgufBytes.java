package dev.candor.model.gguf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes GGUF files that have metadata and no tensors. */
final class GgufBytes {

  private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();
  private int entries;

  GgufBytes text(String key, String value) {
    key(key, 8);
    string(value);
    return this;
  }

  GgufBytes number(String key, int value) {
    key(key, 4);
    int32(value);
    return this;
  }

  GgufBytes flag(String key) {
    key(key, 7);
    metadata.write(1);
    return this;
  }

  GgufBytes texts(String key, String... values) {
    key(key, 9);
    int32(8);
    int64(values.length);
    for (String value : values) {
      string(value);
    }
    return this;
  }

  GgufBytes scores(String key, float... values) {
    key(key, 9);
    int32(6);
    int64(values.length);
    for (float value : values) {
      int32(Float.floatToIntBits(value));
    }
    return this;
  }

  byte[] bytes() {
    ByteBuffer head = little(24).put("GGUF".getBytes(StandardCharsets.US_ASCII));
    head.putInt(3).putLong(0).putLong(entries);
    byte[] tail = metadata.toByteArray();
    return ByteBuffer.allocate(24 + tail.length).put(head.array()).put(tail).array();
  }

  Path write(Path folder) throws IOException {
    return Files.write(folder.resolve("model.gguf"), bytes());
  }

  private void key(String key, int type) {
    entries++;
    string(key);
    int32(type);
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int64(bytes.length);
    metadata.writeBytes(bytes);
  }

  private void int32(int value) {
    metadata.writeBytes(little(4).putInt(value).array());
  }

  private void int64(long value) {
    metadata.writeBytes(little(8).putLong(value).array());
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
