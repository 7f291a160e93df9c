package dev.candor.scenario;

import dev.candor.config.CandorException;
import dev.candor.config.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The harmful requests that one run asks, in data-set order.
 *
 * @param requests the requests, at least one, no two with the same id
 * @param duplicates one note for each row that was dropped because an earlier one asks the same,
 *     naming the row and the line it repeats; empty if nothing was dropped
 * @param source where the set comes from, in words for reports
 */
public record RequestSet(List<Request> requests, List<String> duplicates, String source) {

  /**
   * Checks and copies the set.
   *
   * @throws CandorException if there is no request, or if two have the same id
   */
  public RequestSet {
    requests = List.copyOf(requests);
    duplicates = List.copyOf(duplicates);
    if (requests.isEmpty()) {
      throw new CandorException(
          source + ": the set has no request", "Give it at least one request");
    }
    Set<String> ids = new HashSet<>();
    for (Request request : requests) {
      if (!ids.add(request.id())) {
        throw new CandorException(
            source + ": two requests have the id '" + request.id() + "'",
            "Give each request an id of its own");
      }
    }
  }

  /** The SHA-256 digest of requests, ids and texts, whatever their order: 64 hexadecimal digits. */
  public static String digest(Collection<Request> requests) {
    MessageDigest digest = Sha256.start();
    requests.stream()
        .sorted(Comparator.comparing(Request::id))
        .map(request -> request.id() + '\n' + request.text() + '\n')
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** How many requests the set has, at least 1. */
  public int size() {
    return requests.size();
  }

  /**
   * The first requests of the set.
   *
   * @param n how many; the whole set if it has no more than that
   * @throws CandorException if {@code n} is less than 1
   */
  public RequestSet limit(int n) {
    requireSome(n);
    return n >= size()
        ? this
        : new RequestSet(
            requests.subList(0, n), duplicates, "%s, first %d of %d".formatted(source, n, size()));
  }

  /**
   * A seeded sample without replacement, in data-set order.
   *
   * <p>Each request is ranked by the SHA-256 digest of {@code seed:id}, and those with the {@code
   * n} smallest digests are kept. Whether a request is drawn therefore hangs on its identity, not
   * on its place: the sample is the same on every machine and for every order of the rows, a larger
   * sample with the same seed contains the smaller one, and a request added to the set displaces at
   * most one other.
   *
   * @param n how many; the whole set if it has no more than that
   * @param seed which sample; the same seed draws the same requests
   * @throws CandorException if {@code n} is less than 1
   */
  public RequestSet sample(int n, long seed) {
    requireSome(n);
    if (n >= size()) {
      return this;
    }
    Set<Request> drawn = ranked(seed).limit(n).collect(Collectors.toSet());
    return new RequestSet(
        requests.stream().filter(drawn::contains).toList(),
        duplicates,
        "%s, sample of %d of %d with seed %d".formatted(source, n, size(), seed));
  }

  /**
   * All requests in a seeded random order: by the SHA-256 digest of {@code seed:id}, as for {@link
   * #sample}, so that the order is the same on every machine and for every order of the rows.
   *
   * @param seed which order; the same seed gives the same
   */
  public RequestSet shuffled(long seed) {
    return new RequestSet(
        ranked(seed).toList(),
        duplicates,
        "%s, in random order with seed %d".formatted(source, seed));
  }

  private Stream<Request> ranked(long seed) {
    return requests.stream()
        .sorted(Comparator.comparing(r -> Fingerprint.sha256(seed + ":" + r.id())));
  }

  private void requireSome(int n) {
    if (n < 1) {
      throw new CandorException(
          source + ": a limit of " + n + " leaves no request",
          "Set candor.limit to 1 or more, or leave it out to ask all " + size());
    }
  }
}
