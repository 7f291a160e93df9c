package dev.candor.report.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.config.Version;
import dev.candor.experiment.Experiment;
import java.util.Collection;
import java.util.stream.Collectors;

/** Who ran it, as the report's overview shows it, and by which its trends number the runs. */
final class AllureExecutor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private AllureExecutor() {}

  static ObjectNode of(BuildServer server, Collection<Experiment> planned) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", server.name());
    node.put("type", server.type());
    server.order().ifPresent(order -> node.put("buildOrder", order));
    node.put("buildName", server.build().isEmpty() ? whatRuns() : server.build());
    server.url().ifPresent(url -> node.put("buildUrl", url));
    node.put("reportName", name(planned));
    return node;
  }

  /** What the report is called: the models that are gated. */
  static String name(Collection<Experiment> planned) {
    return "Candor: "
        + planned.stream().map(Experiment::model).distinct().collect(Collectors.joining(", "));
  }

  private static String whatRuns() {
    return "Candor " + Version.current() + " on Java " + Runtime.version().feature();
  }
}
