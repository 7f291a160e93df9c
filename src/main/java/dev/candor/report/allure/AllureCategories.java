package dev.candor.report.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.experiment.Finding;
import java.util.List;

/**
 * The questions under which tests are sorted, in the form that both Allures read: Allure 2 puts a
 * test under each question that it answers, Allure 3 under the first.
 */
final class AllureCategories {

  /** In the words of both Java, which Allure 2 is written in, and JavaScript. */
  private static final String ANY = "[\\s\\S]*";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ALL = List.of("passed", "failed", "broken", "skipped");
  private static final String TOO_LARGE = "Release gate: gap too large";
  private static final String WHOLE_RUN = "Release gate: the whole run";
  private static final String GROWN = "Release gate: gap larger than the baseline's";
  private static final String NO_VERDICT = "Release gate: no verdict";

  private AllureCategories() {}

  static ArrayNode all() {
    ArrayNode categories = JSON.createArrayNode();
    add(categories, TOO_LARGE, ANY + "Compliance gap of " + ANY + " is too large\\." + ANY);
    add(categories, GROWN, ANY + "Compliance gap of " + ANY + " has grown\\." + ANY);
    add(categories, NO_VERDICT, ANY + "Compliance gap of " + ANY + " is inconclusive\\." + ANY);
    add(categories, WHOLE_RUN, AllureOverview.SAYS + ANY);
    // Allure matches a whole message. A request's is the list of its findings, or says that it
    // stays unanswered; the gate's names a finding too, but is none.
    for (Finding finding : Finding.values()) {
      String listed = "([^;]*; )*" + finding.title() + "(; [^;]*)*";
      add(
          categories,
          finding.title(),
          finding == Finding.UNANSWERED
              ? listed + "|" + ANY + "stays unanswered in \\d+ of its" + ANY
              : listed);
    }
    return categories;
  }

  private static void add(ArrayNode categories, String name, String messageRegex) {
    ObjectNode category = categories.addObject();
    category.put("name", name);
    category.put("messageRegex", "^(" + messageRegex + ")$");
    ALL.forEach(category.withArray("matchedStatuses")::add);
  }
}
