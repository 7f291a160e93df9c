package dev.candor.model.gguf;

import dev.candor.config.CandorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes sure that the optional artifact and its native library are there before they are used. */
final class LlamaLibrary {

  /** What a user adds to the build to run GGUF files. */
  static final String ARTIFACT = "de.kherud:llama:4.2.0";

  private static final String ENTRY = "de.kherud.llama.LlamaModel";
  private static final String FOLDER = "de.kherud.llama.tmpdir";

  private LlamaLibrary() {}

  /**
   * Loads llama.cpp into this JVM, once.
   *
   * @param loader where the artifact's classes are looked for
   * @throws CandorException if the artifact is not on the class path, or has no native library that
   *     runs on this machine
   */
  static synchronized void load(ClassLoader loader) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream chatter = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try {
      Class.forName(ENTRY, false, loader);
      ownFolder();
      // The binding reports what it unpacks on the console, which belongs to the tests' results.
      System.setOut(chatter);
      System.setErr(chatter);
      Class.forName(ENTRY, true, loader);
    } catch (ClassNotFoundException e) {
      throw missingArtifact(e);
    } catch (LinkageError e) {
      throw noNativeLibrary(e, printed.toString(StandardCharsets.UTF_8).strip());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The binding empties its folder of all that is called llama, so it gets one of its own. */
  private static void ownFolder() {
    if (System.getProperty(FOLDER) != null) {
      return;
    }
    try {
      Path folder = Files.createTempDirectory("candor-gguf");
      folder.toFile().deleteOnExit();
      System.setProperty(FOLDER, folder.toString());
    } catch (IOException e) {
      throw new CandorException(
          "Cannot make a temporary folder for llama.cpp",
          "Check the folder that java.io.tmpdir names",
          e);
    }
  }

  private static CandorException missingArtifact(ClassNotFoundException e) {
    String[] part = ARTIFACT.split(":");
    return new CandorException(
        "gguf: models need " + ARTIFACT + ", which is not on the class path",
        String.format(
            "Add it to the pom.xml: <dependency><groupId>%s</groupId><artifactId>%s</artifactId>"
                + "<version>%s</version><scope>test</scope></dependency>",
            part[0], part[1], part[2]),
        e);
  }

  private static CandorException noNativeLibrary(LinkageError e, String printed) {
    return new CandorException(
        "llama.cpp does not load on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + (printed.isEmpty() ? "" : " (" + printed.lines().findFirst().orElse("") + ")"),
        ARTIFACT
            + " brings it for Linux with glibc (x86_64, aarch64), macOS (x86_64, aarch64) and"
            + " Windows (x86, x86_64). Elsewhere start the llama.cpp server and ask that:"
            + " -Dcandor.model=openai:NAME@http://localhost:8080/v1",
        e);
  }
}
