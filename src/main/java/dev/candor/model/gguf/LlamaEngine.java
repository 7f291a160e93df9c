package dev.candor.model.gguf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import dev.candor.model.JsonForm;
import dev.candor.model.SamplingSettings;
import dev.candor.scenario.Prompt;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * llama.cpp through its Java binding: the only class that knows the optional artifact.
 *
 * <p>Temperature apart, sampling is as llama.cpp's own server does it: top-k 40, top-p 0.95, min-p
 * 0.05, no penalties. What a slot has read stays in its memory, so that a system message is read
 * once per slot and not once per trial.
 */
final class LlamaEngine implements Engine {

  private final LlamaModel llama;
  private final int slots;
  private final int contextTokens;

  private LlamaEngine(LlamaModel llama, int slots, int contextTokens) {
    this.llama = llama;
    this.slots = slots;
    this.contextTokens = contextTokens;
  }

  /**
   * Loads a model.
   *
   * @throws LinkageError if the native library cannot be loaded
   * @throws RuntimeException if llama.cpp cannot load the file
   */
  static LlamaEngine load(Path file, int slots, int contextTokens) {
    ModelParameters parameters =
        new ModelParameters()
            .setModel(file.toString())
            .setCtxSize(slots * contextTokens)
            .setParallel(slots)
            .setThreads(Runtime.getRuntime().availableProcessors())
            .disableContextShift()
            .enableJinja()
            .disableLog();
    return new LlamaEngine(new LlamaModel(parameters), slots, contextTokens);
  }

  /** The chat template of the file, applied by llama.cpp. */
  ChatFormat ownTemplate() {
    return prompt -> new ChatPrompt(applied(prompt), List.of());
  }

  private String applied(Prompt prompt) {
    // The binding garbles characters beyond the basic plane here, so it only sees stand-ins.
    String system = prompt.system().isEmpty() ? "" : "[[CANDOR-SYSTEM]]";
    String user = "[[CANDOR-USER]]";
    String frame =
        llama.applyTemplate(
            new InferenceParameters("").setMessages(system, List.of(new Pair<>("user", user))));
    String withUser = frame.replace(user, prompt.user());
    return system.isEmpty() ? withUser : withUser.replace(system, prompt.system());
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public int contextTokens() {
    return contextTokens;
  }

  @Override
  public int promptTokens(ChatPrompt prompt) {
    return llama.encode(prompt.text()).length + 1;
  }

  @Override
  public Continuation generate(
      ChatPrompt prompt, SamplingSettings settings, BooleanSupplier cancelled) {
    InferenceParameters parameters =
        new InferenceParameters(prompt.text())
            .setCachePrompt(true)
            .setNPredict(settings.maxTokens())
            .setTemperature((float) settings.temperature())
            .setStopStrings(prompt.stops().toArray(String[]::new));
    settings.foldedSeed().ifPresent(parameters::setSeed);
    settings
        .form()
        .map(JsonForm::schema)
        .filter(KnownSchema::is)
        .ifPresent(schema -> parameters.setGrammar(grammar(schema)));
    LlamaIterator pieces = llama.generate(parameters).iterator();
    StringBuilder text = new StringBuilder();
    int tokens = 0;
    while (pieces.hasNext()) {
      if (cancelled.getAsBoolean()) {
        pieces.cancel();
        break;
      }
      LlamaOutput piece = pieces.next();
      text.append(piece.text);
      if (pieces.hasNext()) { // the last piece says only that it is over
        tokens++;
      }
    }
    // A character of several tokens comes as one piece, so counting pieces may fall short.
    return new Continuation(text.toString(), Math.max(tokens, written(text)));
  }

  /** All that the model can write then. */
  private static String grammar(ObjectNode schema) {
    return LlamaModel.jsonSchemaToGrammar(schema.toString());
  }

  private int written(CharSequence text) {
    return text.isEmpty() ? 0 : llama.encode(text.toString()).length;
  }

  @Override
  public void close() {
    llama.close();
  }
}
