package dev.candor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * A call of the command line as the process would make it.
 *
 * @param exit its exit status
 * @param out all of standard output
 * @param err all of standard error
 */
record CandorCall(int exit, String out, String err) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static CandorCall of(String... args) {
    return typing("", args);
  }

  /** A call at which a person types something. */
  static CandorCall typing(String typed, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    PrintStream outBefore = System.out;
    InputStream inBefore = System.in;
    int exit;
    try (PrintStream captured = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
      CommandLine main = Main.commandLine();
      main.setErr(new PrintWriter(err, true));
      exit = main.execute(args);
    } finally {
      System.setOut(outBefore);
      System.setIn(inBefore);
    }
    return new CandorCall(exit, out.toString(StandardCharsets.UTF_8), err.toString());
  }

  /** The one object on standard output; fails if there is anything else. */
  JsonNode json() throws JsonProcessingException {
    return JSON.readTree(out);
  }
}
