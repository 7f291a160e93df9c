package dev.candor.report.allure;

import dev.candor.config.ReportSettings;
import dev.candor.experiment.Experiment;
import dev.candor.model.Environment;
import dev.candor.scenario.Resource;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Link;
import io.qameta.allure.util.ResultsUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Where a test comes from and who answers for it: links to the files of scenario and requests, and
 * the owner.
 *
 * <p>A link needs an address. On a build server that names its repository it is the file's page at
 * the commit under test; elsewhere what {@code allure.link.scenario.pattern} and {@code
 * allure.link.requests.pattern} make of the path. Where there is neither, there is no link: a
 * browser follows none to a path on somebody's disk.
 */
public final class AllureOrigin {

  private final BuildServer server;
  private final Optional<String> owner;
  private final Path repository;

  /** Allure reads its properties from the class path anew for every link that it makes. */
  private final Map<Experiment.Origin, List<Link>> links = new ConcurrentHashMap<>();

  /**
   * The origin of the tests of a run.
   *
   * @param variables where build servers leave their names
   */
  public AllureOrigin(ReportSettings settings, Environment variables) {
    this.server = BuildServer.of(variables);
    this.owner = settings.owner();
    this.repository = repository(Path.of("").toAbsolutePath());
  }

  /** Fills the Allure test that is running in this thread; does nothing where there is none. */
  public void publish(Experiment experiment) {
    publish(experiment, Allure.getLifecycle());
  }

  void publish(Experiment experiment, AllureLifecycle lifecycle) {
    if (lifecycle.getCurrentTestCase().isEmpty()) {
      return;
    }
    lifecycle.updateTestCase(
        test -> {
          owner.ifPresent(name -> AllureIdentity.label(test, "owner", name));
          experiment
              .origin()
              .map(origin -> links.computeIfAbsent(origin, this::links))
              .ifPresent(test.getLinks()::addAll);
        });
  }

  private List<Link> links(Experiment.Origin origin) {
    return Stream.of(link("scenario", origin.scenario()), link("requests", origin.requests()))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Link> link(String type, Resource file) {
    if (!(file instanceof Resource.OnDisk onDisk)) {
      return Optional.empty();
    }
    Path path = onDisk.path().toAbsolutePath().normalize();
    if (!path.startsWith(repository)) {
      return Optional.empty();
    }
    String name = repository.relativize(path).toString().replace('\\', '/');
    String url = server.files().map(files -> files + encoded(name)).orElse(null);
    Link link = ResultsUtils.createLink(null, name, url, type);
    return Optional.of(link).filter(made -> made.getUrl() != null);
  }

  /** The folder that the addresses of files begin at: with several modules it is not this one. */
  private static Path repository(Path here) {
    Path folder = here;
    while (folder != null && !Files.exists(folder.resolve(".git"))) {
      folder = folder.getParent();
    }
    return folder == null ? here : folder;
  }

  private static String encoded(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no path: " + path, e);
    }
  }
}
