package dev.candor.transcript.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * What tells one process from all others.
 *
 * @param host where its number counts: two containers on one machine number theirs apart
 * @param pid its number
 * @param started when it was started, milliseconds since 1970; 0 where the system does not say
 */
record ProcessIdentity(String host, long pid, long started) {

  /** A clock that is set while a process runs moves its start; numbers come back much later. */
  private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

  private static final ProcessIdentity OWN =
      new ProcessIdentity(
          hostName(), ProcessHandle.current().pid(), start(ProcessHandle.current()));

  static ProcessIdentity own() {
    return OWN;
  }

  /** Whether it can be told from here that the process has ended. */
  boolean isGone() {
    if (!host.equals(OWN.host)) {
      return false;
    }
    long now = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(p -> start(p)).orElse(-1L);
    return now < 0 || (now > 0 && started > 0 && Math.abs(now - started) > CLOCK_DRIFT.toMillis());
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static String hostName() {
    String name;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      name = "unknown";
    }
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      Path numbers = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
      return name + " " + boot + " " + numbers;
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return name; // not Linux: its processes have one numbering
    }
  }
}
