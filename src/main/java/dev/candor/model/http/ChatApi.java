package dev.candor.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.candor.model.Completion;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.time.Duration;
import java.util.Optional;

/** The dialect of one provider: what is sent, and what its replies mean. Thread-safe. */
public interface ChatApi {

  /**
   * The request's body.
   *
   * @throws dev.candor.model.ModelException if the provider cannot sample with these settings
   */
  ObjectNode request(Prompt prompt, SamplingSettings settings);

  /**
   * Reads a reply with status 200.
   *
   * @param body the reply
   * @param latency time from asking to the whole reply
   * @throws MalformedReplyException if members are missing that every answer has
   */
  Completion completion(JsonNode body, Duration latency) throws MalformedReplyException;

  /** What a refusal means. */
  default Fault fault(ServerError error) {
    return Fault.ofStatus(error.status());
  }

  /** How long the server wants to be left alone, where its body says so. */
  default Optional<Duration> retryAfter(ServerError error) {
    return Optional.empty();
  }
}
