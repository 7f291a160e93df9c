package dev.candor.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** A file system in memory that is soon full, and grows when it is told to. */
final class SmallDisk implements AutoCloseable {

  private final Path folder;

  /** Mounts it, where this process may; else the test is skipped. */
  SmallDisk(Path folder, String size) throws IOException {
    this.folder = folder;
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString()),
        "only who may mount a file system can fill one");
  }

  void grow(String size) throws IOException {
    assertThat(run("mount", "-o", "remount,size=" + size, folder.toString())).isTrue();
  }

  @Override
  public void close() throws IOException {
    run("umount", folder.toString());
  }

  private static boolean run(String... command) throws IOException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .onExit()
            .join()
            .exitValue()
        == 0;
  }
}
