package dev.candor.report.allure;

import dev.candor.model.Environment;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a run takes place: on a build server that says so in its usual variables, or on somebody's
 * own machine.
 *
 * @param name what reports call it
 * @param type what Allure knows it by
 * @param order number of the build, which grows; empty on a machine of one's own
 * @param build the build in words; empty on a machine of one's own
 * @param url the build's page; empty if there is none
 * @param files address under which the project's files can be seen at this commit, ending in a
 *     slash; empty if it is not known
 */
record BuildServer(
    String name,
    String type,
    OptionalLong order,
    String build,
    Optional<String> url,
    Optional<String> files) {

  static BuildServer of(Environment variables) {
    if (variables.get("GITHUB_ACTIONS").isPresent()) {
      return github(variables);
    }
    if (variables.get("GITLAB_CI").isPresent()) {
      return gitlab(variables);
    }
    if (variables.get("JENKINS_URL").isPresent()) {
      return jenkins(variables);
    }
    return new BuildServer(
        "own machine", "local", OptionalLong.empty(), "", Optional.empty(), Optional.empty());
  }

  private static BuildServer github(Environment variables) {
    Optional<String> project = joined(variables, "%s/%s", "GITHUB_SERVER_URL", "GITHUB_REPOSITORY");
    return new BuildServer(
        "GitHub Actions",
        "github",
        number(variables, "GITHUB_RUN_NUMBER"),
        joined(variables, "%s #%s", "GITHUB_WORKFLOW", "GITHUB_RUN_NUMBER").orElse(""),
        project.flatMap(at -> variables.get("GITHUB_RUN_ID").map(id -> at + "/actions/runs/" + id)),
        project.flatMap(at -> variables.get("GITHUB_SHA").map(sha -> at + "/blob/" + sha + "/")));
  }

  private static BuildServer gitlab(Environment variables) {
    return new BuildServer(
        "GitLab CI",
        "gitlab",
        number(variables, "CI_PIPELINE_IID"),
        joined(variables, "%s #%s", "CI_PROJECT_NAME", "CI_PIPELINE_IID").orElse(""),
        variables.get("CI_JOB_URL"),
        joined(variables, "%s/-/blob/%s/", "CI_PROJECT_URL", "CI_COMMIT_SHA"));
  }

  private static BuildServer jenkins(Environment variables) {
    return new BuildServer(
        "Jenkins",
        "jenkins",
        number(variables, "BUILD_NUMBER"),
        joined(variables, "%s #%s", "JOB_NAME", "BUILD_NUMBER").orElse(""),
        variables.get("BUILD_URL"),
        Optional.empty());
  }

  /** The values put together; empty if one of them is not there. */
  private static Optional<String> joined(Environment variables, String format, String... names) {
    Object[] values = new Object[names.length];
    for (int i = 0; i < names.length; i++) {
      Optional<String> value = variables.get(names[i]);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(format.formatted(values));
  }

  private static OptionalLong number(Environment variables, String name) {
    Optional<String> digits = variables.get(name).filter(value -> value.matches("\\d{1,18}"));
    return digits.isPresent()
        ? OptionalLong.of(Long.parseLong(digits.get()))
        : OptionalLong.empty();
  }
}
