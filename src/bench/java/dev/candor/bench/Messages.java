package dev.candor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.scenario.Prompt;
import dev.candor.scenario.Request;
import dev.candor.scenario.RequestReader;
import dev.candor.scenario.Scenario;
import dev.candor.scenario.ScenarioLibrary;
import dev.candor.scenario.Tier;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the messages of a scenario as JSON lines, so that other tools send the same. */
public final class Messages {

  private Messages() {}

  /** Takes scenario, request set and the file to write. */
  public static void main(String[] args) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    Scenario scenario = new ScenarioLibrary().find(args[0]);
    try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(Path.of(args[2])))) {
      for (Request request : RequestReader.read(Path.of(args[1])).requests()) {
        for (Tier tier : scenario.tiers()) {
          Prompt prompt = scenario.prompt(tier, request);
          ObjectNode line = mapper.createObjectNode();
          ArrayNode messages = line.putArray("messages");
          messages.addObject().put("role", "system").put("content", prompt.system());
          messages.addObject().put("role", "user").put("content", prompt.user());
          lines.println(mapper.writeValueAsString(line));
        }
      }
    }
  }
}
