package dev.candor.report.allure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.model.Environment;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Build servers by the variables that their documentation names. */
class BuildServerTest {

  private static BuildServer server(Map<String, String> variables) {
    Environment environment = name -> Optional.ofNullable(variables.get(name));
    return BuildServer.of(environment);
  }

  @Test
  void githubNamesRunAndFiles() {
    BuildServer server =
        server(
            Map.of(
                "GITHUB_ACTIONS", "true",
                "GITHUB_SERVER_URL", "https://git.example",
                "GITHUB_REPOSITORY", "acme/100%-model",
                "GITHUB_SHA", "abc123",
                "GITHUB_RUN_ID", "77",
                "GITHUB_RUN_NUMBER", "12",
                "GITHUB_WORKFLOW", "release"));

    assertThat(server.type()).isEqualTo("github");
    assertThat(server.order()).hasValue(12);
    assertThat(server.build()).isEqualTo("release #12");
    assertThat(server.url()).contains("https://git.example/acme/100%-model/actions/runs/77");
    assertThat(server.files()).contains("https://git.example/acme/100%-model/blob/abc123/");
  }

  @Test
  void gitlabNamesJobAndFiles() {
    BuildServer server =
        server(
            Map.of(
                "GITLAB_CI", "true",
                "CI_PROJECT_NAME", "model",
                "CI_PROJECT_URL", "https://git.example/acme/model",
                "CI_COMMIT_SHA", "abc123",
                "CI_PIPELINE_IID", "5",
                "CI_JOB_URL", "https://git.example/acme/model/-/jobs/9"));

    assertThat(server.build()).isEqualTo("model #5");
    assertThat(server.order()).hasValue(5);
    assertThat(server.url()).contains("https://git.example/acme/model/-/jobs/9");
    assertThat(server.files()).contains("https://git.example/acme/model/-/blob/abc123/");
  }

  @Test
  void jenkinsNamesTheBuildAndNoFiles() {
    BuildServer server =
        server(
            Map.of(
                "JENKINS_URL", "https://ci.example/",
                "JOB_NAME", "gate",
                "BUILD_NUMBER", "3",
                "BUILD_URL", "https://ci.example/job/gate/3/"));

    assertThat(server.build()).isEqualTo("gate #3");
    assertThat(server.url()).contains("https://ci.example/job/gate/3/");
    assertThat(server.files()).isEmpty();
  }

  @Test
  void whatIsMissingOrNoNumberIsLeftOut() {
    BuildServer server = server(Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_NUMBER", "next"));

    assertThat(server.order()).isEmpty();
    assertThat(server.build()).isEmpty();
    assertThat(server.url()).isEmpty();
    assertThat(server.files()).isEmpty();
  }

  @Test
  void elsewhereItIsAMachineOfOnesOwn() {
    assertThat(server(Map.of()).type()).isEqualTo("local");
  }
}
