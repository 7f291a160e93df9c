package dev.candor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The reference for comparisons: nothing but OkHttp and Jackson, with every message sent as it was
 * prepared, every answer parsed, and nothing kept.
 */
public final class BareClient {

  private static final MediaType JSON = MediaType.get("application/json");

  private final ObjectMapper mapper = new ObjectMapper();
  private final AtomicInteger failures = new AtomicInteger();
  private final OkHttpClient client;
  private final Semaphore room;
  private final int connections;

  private BareClient(int connections) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(connections);
    dispatcher.setMaxRequestsPerHost(connections);
    this.connections = connections;
    this.room = new Semaphore(connections);
    this.client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(connections, 1, TimeUnit.MINUTES))
            .build();
  }

  /** Takes base URL, file of messages, samples of each, connections. */
  public static void main(String[] args) throws Exception {
    BareClient bare = new BareClient(Integer.parseInt(args[3]));
    bare.send(args[0] + "/chat/completions", Path.of(args[1]), Integer.parseInt(args[2]));
    System.exit(bare.failures.get() == 0 ? 0 : 1);
  }

  private void send(String url, Path messages, int samples) throws Exception {
    List<JsonNode> prompts = new ArrayList<>();
    for (String line : Files.readAllLines(messages)) {
      prompts.add(mapper.readTree(line).get("messages"));
    }
    for (JsonNode prompt : prompts) {
      for (int i = 0; i < samples; i++) {
        room.acquire();
        ObjectNode body = mapper.createObjectNode().put("model", "bench");
        body.set("messages", prompt);
        byte[] bytes = mapper.writeValueAsBytes(body);
        Request request =
            new Request.Builder().url(url).post(RequestBody.create(bytes, JSON)).build();
        client.newCall(request).enqueue(new Read());
      }
    }
    room.acquire(connections);
  }

  private final class Read implements Callback {

    @Override
    public void onFailure(Call call, IOException e) {
      failures.incrementAndGet();
      room.release();
    }

    @Override
    public void onResponse(Call call, Response response) {
      try (response) {
        JsonNode reply = mapper.readTree(response.body().byteStream());
        if (reply.at("/choices/0/message/content").asText().isEmpty()) {
          failures.incrementAndGet();
        }
      } catch (IOException e) {
        failures.incrementAndGet();
      } finally {
        room.release();
      }
    }
  }
}
