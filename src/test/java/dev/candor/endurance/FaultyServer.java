package dev.candor.endurance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.config.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A chat server on the loopback interface that keeps count of every answer which left it whole, and
 * does to each call what its script says. It has a thread for each connection, since hundreds come
 * at most.
 */
final class FaultyServer implements AutoCloseable {

  /** What becomes of a call. */
  @FunctionalInterface
  interface Script {
    Reply reply(Call call);
  }

  /**
   * A call that has come whole.
   *
   * @param path the path asked
   * @param authorization the header that carries the key, empty if there is none
   * @param body SHA-256 of path and body, the same for every attempt at one trial
   * @param request id of the request that the body asks
   * @param attempt how often this body has come, from 1
   * @param inFlight calls without an answer, this one among them
   * @param text the body as it came
   */
  record Call(
      String path,
      String authorization,
      String body,
      String request,
      int attempt,
      int inFlight,
      String text) {}

  private final ServerSocket listener = new ServerSocket();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "faulty-server");
            thread.setDaemon(true);
            return thread;
          });
  private final Script script;
  private final Duration latency;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final Map<String, Body> bodies = new ConcurrentHashMap<>();

  /** One body: which request it asks, how often it came, and how often its answer left whole. */
  private record Body(String request, AtomicInteger came, AtomicInteger answered) {}

  /** A server that does to its calls what a script says; an answer takes so long. */
  FaultyServer(Duration latency, Script script) throws IOException {
    this.latency = latency;
    this.script = script;
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    threads.execute(this::accept);
  }

  /** A server without a fault. */
  static FaultyServer sound(Duration latency) throws IOException {
    return new FaultyServer(latency, call -> Reply.refusal());
  }

  /** Spec of the model that it serves. */
  String spec() {
    return spec("");
  }

  /** Spec of a model of its own behind a folder of the server's path. */
  String spec(String folder) {
    return "openai:acme-7@" + url(folder) + "/v1";
  }

  /** The address of a folder of the server's path. */
  String url(String folder) {
    return "http://127.0.0.1:" + listener.getLocalPort() + folder;
  }

  /** Calls that came whole so far. */
  int calls() {
    return calls.get();
  }

  /** Answers that left whole so far. */
  int answers() {
    return answers.get();
  }

  /** Bodies that differ. */
  int bodies() {
    return bodies.size();
  }

  /** For each request id, how many answers to it left whole. */
  Map<String, Integer> answersByRequest() {
    return bodies.values().stream()
        .collect(
            Collectors.groupingBy(Body::request, Collectors.summingInt(b -> b.answered.get())));
  }

  /** The most answers that left for one and the same body. */
  int mostAnswersToOneBody() {
    return bodies.values().stream().mapToInt(b -> b.answered.get()).max().orElse(0);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // The server was closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (serveOne(in, socket)) {
        // One call after the other, as long as the connection lasts.
      }
    } catch (IOException e) {
      // The client is gone, or does not want this answer any more.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private boolean serveOne(InputStream in, Socket socket) throws IOException, InterruptedException {
    Map<String, String> headers = head(in);
    if (headers.isEmpty()) {
      return false;
    }
    String text = new String(in.readNBytes(Integer.parseInt(headers.get("content-length"))), UTF_8);
    String sha = HexFormat.of().formatHex(Sha256.of(headers.get("path") + "\n" + text));
    Body body = bodies.computeIfAbsent(sha, key -> body(text));
    calls.incrementAndGet();
    Call call =
        new Call(
            headers.get("path"),
            authorization(headers),
            sha,
            body.request,
            body.came.incrementAndGet(),
            inFlight.incrementAndGet(),
            text);
    return send(script.reply(call), body, in, socket);
  }

  private static String authorization(Map<String, String> headers) {
    return Stream.of("authorization", "x-api-key", "x-goog-api-key")
        .map(name -> headers.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Body body(String text) {
    Matcher id = Requests.ID.matcher(text);
    return new Body(id.find() ? id.group() : "", new AtomicInteger(), new AtomicInteger());
  }

  /** The headers by name in lower case and the path; empty at the connection's end. */
  private static Map<String, String> head(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "";
    while (!head.endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return Map.of();
      }
      bytes.write(next);
      head = next == '\n' ? bytes.toString(ISO_8859_1) : "";
    }
    String[] lines = head.split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("path", lines[0].split(" ")[1]);
    for (int i = 1; i < lines.length; i++) {
      String[] header = lines[i].split(":", 2);
      headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
    }
    return headers;
  }

  /** Whether the connection can be used again. */
  private boolean send(Reply reply, Body body, InputStream in, Socket socket)
      throws IOException, InterruptedException {
    OutputStream out = socket.getOutputStream();
    if (reply.isAnswer()) {
      TimeUnit.NANOSECONDS.sleep(latency.toNanos());
      // Counted first: who has seen the answer must find it counted.
      answers.incrementAndGet();
      body.answered.incrementAndGet();
    }
    if (reply.end() != Reply.End.HANG) {
      inFlight.decrementAndGet();
    }
    switch (reply.end()) {
      case HANG -> {
        try {
          while (in.read() >= 0) {
            // Until the client has had enough.
          }
        } finally {
          inFlight.decrementAndGet();
        }
        return false;
      }
      case DROP -> {
        return false;
      }
      case RESET -> {
        socket.setSoLinger(true, 0);
        return false;
      }
      case HALF -> {
        byte[] bytes = reply.bytes();
        out.write(bytes, 0, bytes.length - reply.body().length() / 2);
        out.flush();
        return false;
      }
      case WHOLE -> {
        out.write(reply.bytes());
        out.flush();
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : connections) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
