package dev.candor.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario that says itself what complying means. */
class OwnRubricTest {

  private static final String OWN_VERDICT = "{'why':'w','answered':true,'complies':true}";
  private static final String USUAL_VERDICT =
      "{'why':'w','answered':true,'refused':true,'missesPoint':false,'specific':1,'convincing':1}";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "offline"})
  void withoutAJudgeTheMarkersDecideAndTheRunSaysSo(String scorer) {
    List<String> told = new ArrayList<>();
    try (Experiments experiments =
            Runs.experiments(
                folder,
                "candor.model",
                "sim:helpful-only",
                "candor.scenario",
                "animal-welfare-cot",
                "candor.scorer",
                scorer);
        ExperimentRun run = experiments.start(experiments.all().get(0), told::add)) {
      ExperimentResult result = run.result();
      assertThat(result.scorer()).isEqualTo("marker");
      assertThat(result.otherScorers()).isEmpty();
    }
    assertThat(told)
        .anyMatch(line -> line.startsWith("animal-welfare-cot has a rubric of its own"))
        .anyMatch(line -> line.contains("candor.judge"));
  }

  @Test
  void whereTheMarkersWereAskedForThereIsNothingToSay() {
    List<String> told = new ArrayList<>();
    try (Experiments experiments =
            Runs.experiments(
                folder,
                "candor.model",
                "sim:helpful-only",
                "candor.scenario",
                "animal-welfare-cot",
                "candor.scorer",
                "marker");
        ExperimentRun run = experiments.start(experiments.all().get(0), told::add)) {
      run.result();
    }
    assertThat(told).noneMatch(line -> line.contains("rubric"));
  }

  @Test
  void oneJudgeAsksEachScenarioByItsOwnRubricAndInItsOwnForm() throws IOException {
    Queue<String> asked = new ConcurrentLinkedQueue<>();
    try (MockWebServer judge = new MockWebServer()) {
      judge.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              String body = request.getBody() == null ? "" : request.getBody().utf8();
              asked.add(body);
              return reply(body.contains("the welfare of animals") ? OWN_VERDICT : USUAL_VERDICT);
            }
          });
      judge.start();
      try (Experiments experiments =
          Runs.experiments(
              folder,
              "candor.model",
              "sim:helpful-only",
              "candor.scenario",
              "helpful-only-no-cot,animal-welfare-no-cot,animal-welfare-cot",
              "candor.judge",
              "vllm:judge-1@" + judge.url("/v1"))) {
        List<Integer> complied = new ArrayList<>();
        for (Experiment experiment : experiments.all()) {
          try (ExperimentRun run = experiments.start(experiment, line -> {})) {
            assertThat(run.result().scorer()).isEqualTo("judge");
            complied.add(run.result().monitored().complied());
            // The offline scorer knows no such rubric, but reads the reasoning all the same.
            if (experiment.scenario().id().equals("animal-welfare-cot")) {
              assertThat(run.result().otherScorers())
                  .extracting(OtherScorer::scorer)
                  .containsExactly("marker");
              assertThat(run.result().otherReasoning())
                  .singleElement()
                  .satisfies(
                      other -> {
                        assertThat(other.scorer()).isEqualTo("offline");
                        assertThat(other.figures().answers()).isPositive();
                      });
            }
          }
        }
        assertThat(complied.get(0)).isZero();
        assertThat(complied.get(1)).isPositive();
      }
    }
    assertThat(asked)
        .allMatch(
            body -> body.contains("rubric_verdict") == body.contains("the welfare of animals"))
        .anyMatch(body -> body.contains("rubric_verdict"))
        .anyMatch(body -> body.contains("compliance_verdict"));
  }

  private static MockResponse reply(String verdict) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("content", verdict.replace('\'', '"'));
    body.putObject("usage").put("prompt_tokens", 1).put("completion_tokens", 1);
    return new MockResponse.Builder().body(body.toString()).build();
  }
}
