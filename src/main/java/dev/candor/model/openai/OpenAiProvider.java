package dev.candor.model.openai;

import dev.candor.model.ChatModel;
import dev.candor.model.ChatModelProvider;
import dev.candor.model.Environment;
import dev.candor.model.ModelSpec;
import dev.candor.model.http.BaseUrl;
import dev.candor.model.http.Endpoint;
import dev.candor.model.http.HttpChatModel;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Models of OpenAI and of all servers that speak its chat completions dialect: {@code
 * openai:NAME@BASE-URL} for any of them, {@code openrouter:NAME}, {@code vllm:NAME} and the like
 * for well-known ones.
 */
public final class OpenAiProvider implements ChatModelProvider {

  @Override
  public String name() {
    return KnownEndpoint.OPENAI.name();
  }

  @Override
  public Set<String> aliases() {
    return KnownEndpoint.otherNames();
  }

  /** The names of servers that, at their own address, run on the user's machine. */
  public static Set<String> localServers() {
    return KnownEndpoint.localNames();
  }

  @Override
  public ChatModel open(ModelSpec spec, Environment environment) {
    KnownEndpoint known = KnownEndpoint.of(spec.provider()).orElse(KnownEndpoint.OPENAI);
    HttpUrl base = BaseUrl.of(spec, known.baseUrl());
    HttpUrl own = HttpUrl.get(known.baseUrl());
    HttpUrl url = base.newBuilder().addPathSegments("chat/completions").build();
    boolean atItsOwnAddress = base.isHttps() == own.isHttps() && base.host().equals(own.host());
    Endpoint endpoint =
        Endpoint.open(spec, url, known.keyRule(atItsOwnAddress), environment, Map.of());
    boolean atOpenAi = base.host().equals(HttpUrl.get(KnownEndpoint.OPENAI.baseUrl()).host());
    return new HttpChatModel(endpoint, new ChatCompletions(spec.name(), atOpenAi));
  }
}
