package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.config.CandorException;
import dev.candor.model.ChatModelProvider;
import dev.candor.model.ModelSpec;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufProviderTest {

  @TempDir Path folder;

  @Test
  void isFoundUnderTheNameGguf() {
    assertThat(ServiceLoader.load(ChatModelProvider.class))
        .anySatisfy(
            provider -> {
              assertThat(provider).isInstanceOf(GgufProvider.class);
              assertThat(provider.name()).isEqualTo("gguf");
            });
  }

  @Test
  void namesTheFileThatIsMissing() {
    Path missing = folder.resolve("missing.gguf");

    assertThatThrownBy(() -> open(missing))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("There is no model file " + missing)
        .hasMessageContaining("gguf:/path/to/model.gguf");
  }

  @Test
  void tellsTheStateOfAFileBySizeAndTime() throws IOException {
    Path file = Files.writeString(folder.resolve("model.gguf"), "GGUF");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T10:00:00Z")));

    assertThat(GgufProvider.identity(file)).isEqualTo("4 bytes of 2026-01-02T10:00:00Z");
  }

  @Test
  void rejectsAFolder() {
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void rejectsAFileOfAnotherFormat() throws IOException {
    Path zip = Files.writeString(folder.resolve("model.safetensors"), "PK and something else");

    assertThatThrownBy(() -> open(zip))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("does not begin with the bytes 'GGUF'")
        .hasMessageContaining("must be converted first");
  }

  @Test
  void rejectsABaseUrl() {
    ModelSpec spec = ModelSpec.parse("gguf:model.gguf@http://localhost:8080");

    assertThatThrownBy(() -> new GgufProvider().open(spec, variable -> Optional.empty()))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("has no base URL");
  }

  @Test
  void reportsAFileWhoseHeaderIsGoodAndWhoseTensorsLlamaCppRefuses() throws IOException {
    Path hollow = new GgufBytes().text("general.architecture", "nothing-known").write(folder);

    assertThatThrownBy(() -> open(hollow))
        .isInstanceOf(CandorException.class)
        .hasMessageContaining("llama.cpp cannot load " + hollow);
  }

  @Test
  void tellsWhichDependencyIsMissingWhenLlamaIsNotOnTheClassPath() throws Exception {
    Path model = new GgufBytes().text("general.architecture", "llama").write(folder);

    try (URLClassLoader bare = withoutLlama()) {
      Class<?> hidden = bare.loadClass(GgufProvider.class.getName());
      Constructor<?> constructor = hidden.getConstructor();
      ChatModelProvider provider = (ChatModelProvider) constructor.newInstance();

      assertThat(hidden).isNotSameAs(GgufProvider.class);
      assertThatThrownBy(
              () -> provider.open(ModelSpec.parse("gguf:" + model), variable -> Optional.empty()))
          .isInstanceOf(CandorException.class)
          .hasMessageContaining("de.kherud:llama:4.2.0, which is not on the class path")
          .hasMessageContaining("<artifactId>llama</artifactId>");
    }
  }

  @Test
  void namesPlatformsAndTheWayOutWhereNoNativeLibraryLoads() throws Exception {
    try (URLClassLoader broken = withBrokenLlama()) {
      assertThatThrownBy(() -> LlamaLibrary.load(broken))
          .isInstanceOf(CandorException.class)
          .hasMessageContaining("llama.cpp does not load on " + System.getProperty("os.name"))
          .hasMessageContaining("Windows (x86, x86_64)")
          .hasMessageContaining("openai:NAME@http://localhost:8080/v1")
          .hasCauseInstanceOf(LinkageError.class);
    }
  }

  private static void open(Path file) {
    new GgufProvider().open(ModelSpec.parse("gguf:" + file), variable -> Optional.empty()).close();
  }

  /** Loads this package's classes anew and knows no class of the optional artifact. */
  private static URLClassLoader withoutLlama() {
    return new URLClassLoader(new URL[] {codeOf(GgufProvider.class)}, sharedLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith("de.kherud.")) {
          throw new ClassNotFoundException(name);
        }
        if (!name.startsWith("dev.candor.model.gguf.")) {
          return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
          Class<?> known = findLoadedClass(name);
          return known == null ? findClass(name) : known;
        }
      }
    };
  }

  /** Finds the artifact's classes, but not the native library that goes with them. */
  private static URLClassLoader withBrokenLlama() {
    URL jar = codeOf(de.kherud.llama.LlamaModel.class);
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader()) {
      @Override
      public URL getResource(String name) {
        return null;
      }
    };
  }

  private static ClassLoader sharedLoader() {
    return GgufProvider.class.getClassLoader();
  }

  private static URL codeOf(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
