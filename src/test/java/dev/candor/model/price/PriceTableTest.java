package dev.candor.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.config.CandorException;
import dev.candor.model.ChatModels;
import dev.candor.model.ModelSpec;
import dev.candor.scenario.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

  @TempDir private Path folder;

  /** A table of these entries, written with single quotes. */
  private PriceTable table(String... entries) {
    return file("{'models':[\n" + String.join(",\n", entries) + "\n]}");
  }

  private PriceTable file(String text) {
    try {
      Path path = folder.resolve("prices.json");
      Files.writeString(path, text.replace('\'', '"'));
      return PriceTable.read(Resource.of(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String entry(String model, String members) {
    return "{'model':'" + model + "','asOf':'2026-01-31'," + members + "}";
  }

  private static Optional<Price> find(PriceTable table, String spec) {
    return table.find(ModelSpec.parse(spec));
  }

  @Test
  void findsThePriceOfAModel() {
    PriceTable table =
        table(entry("acme:m", "'input':2.5,'cachedInput':1.25,'cacheWrite':3,'output':10"));

    assertThat(find(table, "acme:m")).contains(new Price(2.5, 1.25, 3, 10));
    assertThat(table.asOf(ModelSpec.parse("acme:m"))).contains(LocalDate.of(2026, 1, 31));
  }

  @Test
  void knowsWhatABatchCostsWhereItIsTold() {
    PriceTable table =
        table(
            entry("acme:m", "'input':2,'output':10,'batch':0.5"),
            entry("acme:n", "'input':2,'output':10"));

    assertThat(table.batchShare(ModelSpec.parse("acme:m"))).hasValue(0.5);
    assertThat(table.batchShare(ModelSpec.parse("acme:n"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1.5", "-1", "'half'"})
  void aBatchThatCostsNothingOrMoreThanSingleCallsIsASlip(String share) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> table(entry("acme:m", "'input':2,'output':10,'batch':" + share)))
        .withMessageContaining("batch share");
  }

  @Test
  void chargesCachedInputLikeOtherInputWhereNothingIsSaid() {
    assertThat(find(table(entry("acme:m", "'input':2,'output':10")), "acme:m"))
        .contains(new Price(2, 2, 2, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"acme:m-2024-08-06", "acme:m-mini", "acme:M", "other:m", "acme:m@http://h"})
  void neverGuessesFromASimilarName(String spec) {
    PriceTable table = table(entry("acme:m", "'input':2,'output':10"));

    assertThat(find(table, spec)).isEmpty();
    assertThat(table.asOf(ModelSpec.parse(spec))).isEmpty();
  }

  @Test
  void findsAModelUnderItsOtherNames() {
    PriceTable table =
        table(
            entry(
                "acme:m", "'input':2,'output':10,'aliases':['acme:m-2024-08-06','acme:m-latest']"));

    assertThat(find(table, "acme:m-2024-08-06")).contains(new Price(2, 2, 2, 10));
    assertThat(find(table, "acme:m-latest")).contains(new Price(2, 2, 2, 10));
  }

  @Test
  void pricesAnAddressOnItsOwn() {
    PriceTable table =
        table(
            entry("openai:m@https://host/v1/", "'input':1,'output':1"),
            entry("openai:m", "'input':2,'output':2"));

    assertThat(find(table, "openai:m@https://host/v1")).contains(new Price(1, 1, 1, 1));
    assertThat(find(table, "openai:m")).contains(new Price(2, 2, 2, 2));
    assertThat(find(table, "openai:m@https://elsewhere/v1")).isEmpty();
  }

  @Test
  void letsTheUsersOwnTableWin() {
    PriceTable ours =
        table(
            entry("acme:m", "'input':2,'output':2,'aliases':['acme:m-1']"),
            entry("acme:n", "'input':3,'output':3"));

    PriceTable both =
        ours.with(
            table(
                entry("acme:m", "'input':1,'output':1"),
                entry("acme:new", "'input':4,'output':4")));

    assertThat(find(both, "acme:m")).contains(new Price(1, 1, 1, 1));
    assertThat(find(both, "acme:m-1")).contains(new Price(1, 1, 1, 1));
    assertThat(find(both, "acme:n")).contains(new Price(3, 3, 3, 3));
    assertThat(find(both, "acme:new")).contains(new Price(4, 4, 4, 4));
  }

  @Test
  void letsTheUserPriceASnapshotApartAndJoinTwoModels() {
    PriceTable ours =
        table(
            entry("acme:m", "'input':2,'output':2,'aliases':['acme:m-1']"),
            entry("acme:n", "'input':3,'output':3"));

    PriceTable both =
        ours.with(
            table(
                entry("acme:m-1", "'input':1,'output':1"),
                entry("acme:o", "'input':5,'output':5,'aliases':['acme:n']")));

    assertThat(find(both, "acme:m")).contains(new Price(2, 2, 2, 2));
    assertThat(find(both, "acme:m-1")).contains(new Price(1, 1, 1, 1));
    assertThat(find(both, "acme:n")).contains(new Price(5, 5, 5, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "sim:alignment-faker",
        "gguf:/models/tiny.gguf",
        "replay:run.jsonl",
        "ollama:llama3",
        "vllm:acme/m",
        "llamacpp:m",
        "lmstudio:m",
        "vllm:m@http://localhost:9000/v1",
        "ollama:m@http://127.0.0.1:11434/v1",
        "ollama:m@http://[::1]:11434/v1"
      })
  void takesNothingForWhatRunsOnThisMachine(String spec) {
    assertThat(find(table(), spec)).contains(Price.FREE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vllm:m@http://10.0.0.7:8000/v1",
        "ollama:m@https://ollama.example/v1",
        "openai:m@http://localhost:8000/v1",
        "openrouter:m",
        "openai:gpt-unheard-of"
      })
  void doesNotKnowWhatRunsElsewhereOrBehindAProxy(String spec) {
    assertThat(find(PriceTable.bundled(), spec)).isEmpty();
  }

  @Test
  void letsTheUserPriceTheirOwnServer() {
    assertThat(find(table(entry("vllm:m", "'input':0.1,'output':0.2")), "vllm:m"))
        .contains(new Price(0.1, 0.1, 0.1, 0.2));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "'input':1 | models[0] has no output | Give it \"output\" in US dollars per million tokens",
        "'output':1 | models[0] has no input | Give it",
        "'input':-1,'output':1 | models[0] has the input price -1 | 0 or more",
        "'input':'1','output':1 | models[0] has the input price | Write a number",
        "'input':1e999,'output':1 | models[0] has the input price | Write a number",
        "'input':1,'output':null | models[0] has the output price null | Write a number",
        "'input':1,'output':1,'cachedinput':1 | unknown member 'cachedinput' | Did you mean 'cachedInput'?",
        "'input':1,'output':1,'aliases':'x' | aliases that are no list | Write",
        "'input':1,'output':1,'aliases':['x'] | models[0] has an alias that is not | Write",
      },
      delimiter = '|')
  void namesPlaceAndRemedyOfASlip(String members, String problem, String remedy) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> table(entry("acme:m", members)))
        .withMessageContaining("prices.json: models[0] ")
        .withMessageContaining(problem)
        .withMessageContaining(remedy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "2026-02-30", "31.01.2026", ""})
  void wantsARealDay(String day) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> table("{'model':'acme:m','input':1,'output':1,'asOf':'" + day + "'}"))
        .withMessageContaining("models[0] has no day in asOf");
  }

  @Test
  void refusesTwoPricesForOneModel() {
    String entry = entry("acme:m", "'input':1,'output':1");
    String alias = entry("acme:n", "'input':1,'output':1,'aliases':['acme:m']");

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> table(entry, entry))
        .withMessageContaining("models[1] prices acme:m, which has a price already");
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> table(entry, alias))
        .withMessageContaining("models[1] prices acme:m, which has a price already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{'models':{}}", "{'models':[],'more':1}", "7"})
  void saysWhatAFileThatIsNoTableLacks(String text) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> file(text))
        .withMessageContaining("prices.json is not a price table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{'models':[\n{'model' 1}]}", "{'models':[],\n'models':[]}", "{'models':[]}\n}"})
  void namesTheLineThatIsNotJson(String text) {
    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(() -> file(text))
        .withMessageContaining("prices.json, line 2 is not JSON");
  }

  @Test
  void neverQuotesAnAddressThatMayHoldASecret() {
    String secret = "canary-7f3a9c5e";

    assertThatExceptionOfType(CandorException.class)
        .isThrownBy(
            () ->
                table(entry("openai:m@https://me:" + secret + "@host/v1", "'input':1,'output':1")))
        .withMessageContaining("models[0] has a model that is not a model spec")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
  }

  @Test
  void shipsWithPricesOfTheProvidersThatItCanAsk() throws IOException {
    PriceTable bundled = PriceTable.bundled();
    JsonNode models =
        new ObjectMapper()
            .readTree(Resource.ofClassPath("dev/candor/model/prices.json").open())
            .path("models");

    assertThat(models).hasSizeBetween(25, 100);
    assertThat(models)
        .allSatisfy(
            entry -> {
              ModelSpec model = ModelSpec.parse(entry.path("model").asText());
              Price price = bundled.find(model).orElseThrow();
              assertThat(ChatModels.knownProviders()).contains(model.provider());
              assertThat(entry.path("source").asText()).isNotBlank().doesNotContain("http");
              assertThat(price.cachedInput()).isLessThanOrEqualTo(price.input());
              assertThat(price.cacheWrite()).isBetween(price.input(), 1.25001 * price.input());
              assertThat(price.output()).isBetween(price.input(), 10 * price.input());
              assertThat(bundled.asOf(model).orElseThrow()).isAfter(LocalDate.of(2026, 1, 1));
            });
  }

  @Test
  void pricesAnthropicsCacheBothWays() {
    assertThat(find(PriceTable.bundled(), "anthropic:claude-sonnet-4-5-20250929"))
        .contains(new Price(3, 0.3, 3.75, 15));
  }
}
