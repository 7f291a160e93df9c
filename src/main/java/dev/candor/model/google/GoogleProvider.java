package dev.candor.model.google;

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

/**
 * Gemini models: {@code google:NAME}, with the key in {@code GEMINI_API_KEY} or {@code
 * GOOGLE_API_KEY}.
 */
public final class GoogleProvider implements ChatModelProvider {

  private static final String BASE_URL = "https://generativelanguage.googleapis.com";
  private static final KeyRule KEY =
      KeyRule.header("x-goog-api-key", List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"));

  @Override
  public String name() {
    return "google";
  }

  @Override
  public ChatModel open(ModelSpec spec, Environment environment) {
    // Google lists its models with the collection in front, as in models/gemini-2.5-pro.
    String model = spec.name().replaceFirst("^models/", "");
    HttpUrl url =
        BaseUrl.versioned(BaseUrl.of(spec, BASE_URL), "v1beta")
            .addPathSegment("models")
            .addPathSegment(model + ":generateContent")
            .build();
    return new HttpChatModel(
        Endpoint.open(spec, url, KEY, environment, Map.of()), new GenerateContent(model));
  }
}
