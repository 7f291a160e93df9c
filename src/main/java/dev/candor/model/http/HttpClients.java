package dev.candor.model.http;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the HTTP client of one model. */
final class HttpClients {

  /** The client's own bound; how many calls are really in flight is decided above. */
  private static final int MOST_CALLS = 1024;

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Over HTTP/2 all calls may share one connection; when that dies without a word, only a ping
   * tells it from a model that thinks for minutes.
   */
  private static final Duration PING_INTERVAL = Duration.ofMinutes(1);

  private HttpClients() {}

  /**
   * A client with connections and threads of its own. It follows no redirect, which would carry the
   * key to another host, and repeats no request, which would be paid twice.
   *
   * @param callTimeout how long one call may take
   */
  static OkHttpClient create(Duration callTimeout) {
    return new OkHttpClient.Builder()
        .dispatcher(dispatcher())
        .connectionPool(new ConnectionPool(MOST_CALLS, 5, TimeUnit.MINUTES))
        .connectTimeout(CONNECT_TIMEOUT)
        // As long as the whole call: an answer that is not streamed comes all at once, at its end.
        .readTimeout(callTimeout)
        .writeTimeout(callTimeout)
        .callTimeout(callTimeout)
        .pingInterval(PING_INTERVAL)
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .build();
  }

  private static Dispatcher dispatcher() {
    Dispatcher dispatcher = new Dispatcher(daemons());
    dispatcher.setMaxRequests(MOST_CALLS);
    dispatcher.setMaxRequestsPerHost(MOST_CALLS);
    return dispatcher;
  }

  /**
   * OkHttp's own threads would keep the JVM alive for a minute after a model that nobody closed.
   */
  private static ExecutorService daemons() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        60,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "candor-http");
          thread.setDaemon(true);
          return thread;
        });
  }
}
