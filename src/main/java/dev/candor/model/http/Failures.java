package dev.candor.model.http;

import dev.candor.model.ModelException;
import dev.candor.model.ModelException.Remedy;
import dev.candor.model.OverloadException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Words the failures of one endpoint. None carries a cause: the messages of transport and parser
 * quote the server, which may quote the key.
 */
final class Failures {

  private static final int MOST_SERVER_TEXT = 300;

  /** Too many requests, service unavailable, and Anthropic's own word for overloaded. */
  private static final Set<Integer> OVERLOAD = Set.of(429, 503, 529);

  private final Endpoint endpoint;

  Failures(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /**
   * No whole reply came.
   *
   * @param reachedBefore whether this address has ever replied: if so it is right, and a server
   *     that is gone may come back
   * @param sent whether any of the request went out, so that the server may be answering it
   */
  ModelException transport(IOException failure, boolean reachedBefore, boolean sent) {
    if (failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException
        || failure instanceof SocketTimeoutException && !sent && !reachedBefore) {
      return new ModelException(
          reachedBefore ? Remedy.RETRY : Remedy.STOP_RUN,
          endpoint.label() + " cannot be reached" + said(words(failure)),
          reachedBefore
              ? "It was reached before: look whether the server or the network is down"
              : "Start the server or check the address after @");
    }
    if (failure instanceof SSLPeerUnverifiedException || isAboutCertificate(failure)) {
      return new ModelException(
          Remedy.STOP_RUN,
          endpoint.label() + " shows a certificate that is not trusted",
          "Check the address after @, or add the certificate to Java's trust store");
    }
    // OkHttp's own limits and those of sockets are alike in this, and in little else.
    if (failure instanceof InterruptedIOException && sent) {
      return new ModelException(
          Remedy.RETRY,
          endpoint.label() + " did not answer within " + seconds(endpoint.callTimeout()),
          "Ask again later; candor.timeout sets how long a call may take",
          true);
    }
    return new ModelException(
        Remedy.RETRY,
        endpoint.label()
            + " did not answer: "
            + failure.getClass().getSimpleName()
            + said(words(failure)),
        Fault.BUSY.advice(),
        sent);
  }

  private static String seconds(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }

  /** The server refused to answer. */
  ModelException refusal(ServerError error, Fault fault, Optional<Duration> retryAfter) {
    String problem =
        endpoint.label()
            + " answered HTTP "
            + error.status()
            + (fault == Fault.MODEL ? ": the server does not know " + model() : "")
            + said(error.message());
    String advice = fault == Fault.KEY ? endpoint.keyAdvice() : fault.advice();
    if (fault == Fault.FORM) {
      return new FormRefusedException(problem, advice);
    }
    if (fault == Fault.BUSY && OVERLOAD.contains(error.status())) {
      return new OverloadException(problem, advice, retryAfter);
    }
    return retryAfter
        .map(wait -> new ModelException(fault.remedy(), problem, advice, wait))
        .orElseGet(() -> new ModelException(fault.remedy(), problem, advice));
  }

  /** The server points elsewhere; the key must not follow. */
  ModelException redirect(int status, String location) {
    return new ModelException(
        Fault.ADDRESS.remedy(),
        endpoint.label() + " answered HTTP " + status + " and points elsewhere" + said(location),
        Fault.ADDRESS.advice());
  }

  /** The server answered, but with nothing that can be read as an answer. */
  ModelException malformed(String what) {
    return new ModelException(
        Remedy.RETRY,
        endpoint.label() + " answered HTTP 200, but the reply " + what,
        "Ask again",
        true);
  }

  /**
   * The model was closed before it answered.
   *
   * @param sent whether any of the request went out
   */
  ModelException closed(boolean sent) {
    return new ModelException(
        Remedy.STOP_RUN,
        endpoint.label() + " was closed before it answered",
        "Open it again",
        sent);
  }

  private static String words(IOException failure) {
    return Optional.ofNullable(failure.getMessage()).orElse("");
  }

  private String model() {
    return "the model '" + endpoint.spec().name() + "'";
  }

  private String said(String serverText) {
    String clean = clean(serverText);
    return clean.isEmpty() ? "" : " (" + clean + ")";
  }

  /** One line of at most 300 characters. Masked before it is cut, lest half a key remain. */
  private String clean(String serverText) {
    String line = serverText.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
    // A key with something invisible in its middle must not slip through as two halves.
    String tight = serverText.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", "").strip();
    boolean hidden = !mask(tight).equals(tight) && mask(line).equals(line);
    String masked = mask(hidden ? tight : line);
    return masked.length() <= MOST_SERVER_TEXT
        ? masked
        : masked.substring(0, MOST_SERVER_TEXT) + "...";
  }

  private String mask(String text) {
    return endpoint.key().map(key -> key.mask(text)).orElse(text);
  }

  private static boolean isAboutCertificate(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .anyMatch(CertificateException.class::isInstance);
  }
}
