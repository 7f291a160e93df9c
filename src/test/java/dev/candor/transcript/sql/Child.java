package dev.candor.transcript.sql;

import dev.candor.model.Environment;
import dev.candor.transcript.PlannedTrial;
import dev.candor.transcript.TranscriptStore;
import dev.candor.transcript.TranscriptStore.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Another process at the same store. */
final class Child {

  /** How a process ends that kills itself. */
  static final int KILLED = 137;

  private static final String PLACE = "STORE_OF_CHILD";

  private Child() {}

  /** Starts a process; its output is what it says, its errors go where ours go. */
  static Process start(Database database, String action, int count) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            Child.class.getName(),
            action,
            Integer.toString(count));
    // Not an argument: an URL may hold a password, and everybody sees arguments.
    builder.environment().put(PLACE, database.toString());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  public static void main(String[] args) {
    String place = Environment.ofProcess().get(PLACE).orElseThrow();
    Database database =
        place.startsWith(PostgresDatabase.SCHEME)
            ? new PostgresDatabase(place, Environment.ofProcess())
            : SqliteDatabase.lasting(Path.of(place), Duration.ofSeconds(30));
    List<PlannedTrial> trials = Trials.some(Integer.parseInt(args[1]));
    try (TranscriptStore store = SqlStore.open(database)) {
      switch (args[0]) {
        case "claim" -> {
          store.claim(trials);
          Runtime.getRuntime().halt(KILLED);
        }
        case "ask" -> ask(store, trials);
        case "save" -> {
          for (int i = 1; i <= trials.size(); i++) {
            store.save(trials.get(i - 1), Trials.answer(trials.get(i - 1))).join();
            System.out.println(i + ";");
          }
        }
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  private static void ask(TranscriptStore store, List<PlannedTrial> trials) {
    System.out.println("ready");
    int asked = 0;
    for (int to = trials.size(); to > 0; to -= 50) {
      List<PlannedTrial> some = trials.subList(to - 50, to);
      List<Claim> claims = store.claim(some);
      for (int i = 0; i < some.size(); i++) {
        if (claims.get(i) == Claim.OURS) {
          asked++;
          store.save(some.get(i), Trials.answer(some.get(i)));
        }
      }
    }
    System.out.println(asked);
  }
}
