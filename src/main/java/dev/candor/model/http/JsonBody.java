package dev.candor.model.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request's body, which knows whether any of it has gone out. */
final class JsonBody extends RequestBody {

  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] bytes;
  private volatile boolean sent;

  JsonBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether the server may have got the request. */
  boolean isSent() {
    return sent;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sent = true;
    sink.write(bytes);
  }
}
