package dev.candor.model.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request's body, which knows whether any of it has gone out. */
final class JsonBody extends RequestBody {

  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] bytes;
  private volatile boolean sent;

  private JsonBody(byte[] bytes) {
    this.bytes = bytes;
  }

  static JsonBody of(ObjectNode request) {
    // Through a string, which makes a question mark of half a surrogate pair. Jackson's own UTF-8
    // writer throws at it or writes an escape that strict servers refuse.
    return new JsonBody(request.toString().getBytes(StandardCharsets.UTF_8));
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
