package dev.candor.model.anthropic;

import dev.candor.model.ChatModel;
import dev.candor.model.ChatModelProvider;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.http.BaseUrl;
import dev.candor.model.http.Endpoint;
import dev.candor.model.http.HttpChatModel;
import dev.candor.model.http.KeyRule;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

/** Claude models: {@code anthropic:NAME}, with the key in {@code ANTHROPIC_API_KEY}. */
public final class AnthropicProvider implements ChatModelProvider {

  private static final String BASE_URL = "https://api.anthropic.com";
  private static final KeyRule KEY = KeyRule.header("x-api-key", List.of("ANTHROPIC_API_KEY"));
  private static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public ChatModel open(ModelSpec spec, Environment environment) {
    HttpUrl base = BaseUrl.of(spec, BASE_URL);
    HttpUrl url = BaseUrl.versioned(base, "v1").addPathSegment("messages").build();
    boolean atAnthropic = base.host().equals(HttpUrl.get(BASE_URL).host());
    return new HttpChatModel(
        Endpoint.open(spec, url, KEY, environment, HEADERS),
        new Messages(spec.name(), atAnthropic));
  }
}
