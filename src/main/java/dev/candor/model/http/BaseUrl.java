package dev.candor.model.http;

import dev.candor.config.CandorException;
import dev.candor.model.ModelSpec;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/** The address that a provider's paths hang on. */
public final class BaseUrl {

  private BaseUrl() {}

  /**
   * The address after the {@code @} of a spec, or the provider's own.
   *
   * @throws CandorException if it is no URL, or carries a user, a query or a fragment: specs are
   *     written into reports, so nothing secret belongs there
   */
  public static HttpUrl of(ModelSpec spec, String providersOwn) {
    Optional<HttpUrl> url = Optional.ofNullable(HttpUrl.parse(spec.baseUrl().orElse(providersOwn)));
    return url.filter(BaseUrl::isPlain)
        .orElseThrow(
            () ->
                new CandorException(
                    "The address after @ in the spec of model "
                        + spec.provider()
                        + ":"
                        + spec.name()
                        + " is not a base URL",
                    "Write scheme, host and path, such as http://localhost:8000/v1, and put keys"
                        + " into the provider's environment variable"));
  }

  /**
   * A base to which a provider's API version is added unless its path ends with one: both ways of
   * writing it are about.
   */
  public static HttpUrl.Builder versioned(HttpUrl base, String version) {
    List<String> path = base.pathSegments();
    boolean hasVersion = path.get(path.size() - 1).matches("v\\d\\w*");
    return hasVersion ? base.newBuilder() : base.newBuilder().addPathSegment(version);
  }

  /** Scheme, host and port, for messages. */
  static String origin(HttpUrl url) {
    return url.scheme()
        + "://"
        + (url.host().contains(":") ? "[" + url.host() + "]" : url.host())
        + (url.port() == HttpUrl.defaultPort(url.scheme()) ? "" : ":" + url.port());
  }

  /** Whether what is sent there can be read by no other machine. */
  static boolean isConfidential(HttpUrl url) {
    return url.isHttps() || isLoopbackHost(url.host());
  }

  /** Whether a base URL leads to this very machine; not if it is no URL. */
  public static boolean isLoopback(String url) {
    return Optional.ofNullable(HttpUrl.parse(url))
        .filter(u -> isLoopbackHost(u.host()))
        .isPresent();
  }

  private static boolean isLoopbackHost(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    // Only literal addresses: a name is not looked up, it may mean another machine tomorrow.
    boolean literal = host.contains(":") || host.matches("[0-9.]+");
    try {
      return literal && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static boolean isPlain(HttpUrl url) {
    return url.username().isEmpty()
        && url.password().isEmpty()
        && url.query() == null
        && url.fragment() == null;
  }
}
