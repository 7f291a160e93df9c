package dev.candor.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A package imports only from floors below it. */
class FloorsTest {

  /** From the ground up; packages on one floor do not know each other. */
  private static final List<Set<String>> FLOORS =
      List.of(
          Set.of("config"),
          Set.of("scenario", "stats"),
          Set.of("model"),
          Set.of("transcript"),
          Set.of("sampling", "scoring"),
          Set.of("experiment"),
          Set.of("assertions", "report"),
          Set.of("junit"),
          Set.of("cli"));

  private static final Set<String> REPORTS =
      Set.of("text", "json", "sweep", "chart", "summary", "allure");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.candor");

  @TestFactory
  Stream<DynamicTest> aFloorKnowsOnlyTheFloorsBelow() {
    return FLOORS.stream()
        .flatMap(Set::stream)
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(inside(name))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(notBelow(name))
                            .check(CLASSES)));
  }

  @Test
  void everyPackageStandsOnAFloor() {
    Set<String> packages =
        CLASSES.stream()
            .map(type -> type.getPackageName().replaceFirst("^dev\\.candor\\.?", ""))
            .map(name -> name.replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(FLOORS.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(packages);
  }

  /** Surefire passes over a class by another name, and nobody would miss its tests. */
  @Test
  void classesWithTestsAreNamedSo() {
    JavaClasses all = new ClassFileImporter().importPackages("dev.candor");
    assertThat(
            all.stream()
                .filter(type -> type.getMethods().stream().anyMatch(FloorsTest::isTest))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.getEnclosingClass().isEmpty())
                .map(JavaClass::getSimpleName))
        .isNotEmpty()
        .allMatch(name -> name.endsWith("Test"));
  }

  private static boolean isTest(JavaMethod method) {
    return method.isAnnotatedWith(Test.class)
        || method.isAnnotatedWith(ParameterizedTest.class)
        || method.isAnnotatedWith(TestFactory.class)
        || method.isAnnotatedWith(Property.class);
  }

  @Test
  void statisticsKnowNothingOfCandor() {
    noClasses()
        .that()
        .resideInAPackage(inside("stats"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            FLOORS.stream()
                .flatMap(Set::stream)
                .filter(name -> !name.equals("stats"))
                .map(FloorsTest::inside)
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void providersDoNotKnowEachOther() {
    slices()
        .matching("dev.candor.model.(openai|anthropic|google|gguf|sim)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
  }

  @Test
  void onlyTheGgufProviderNeedsTheOptionalArtifact() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.candor.model.gguf..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.kherud..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCountingOfTokensNeedsTheOptionalTokenizer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.candor.model.tokens..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.knuddels..")
        .check(CLASSES);
  }

  @Test
  void theDatabasesAreTheStoresOwnAffairAndTheServersDriverIsOptional() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.candor.transcript.sql..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..", "org.flywaydb..")
        .check(CLASSES);
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.postgresql..", "org.flywaydb.database..")
        .check(CLASSES);
  }

  @Test
  void picturesAreDrawnInOnePlaceOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.candor.report.chart..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "org.jfree..", "org.apache.batik..")
        .check(CLASSES);
  }

  /** Allure's pages show summaries; summaries show pictures, rankings and what gate.json says. */
  @ParameterizedTest
  @CsvSource({
    "text, ''",
    "json, ''",
    "sweep, json",
    "chart, text sweep",
    "summary, text json sweep chart"
  })
  void aReportKnowsOnlyTheReportsBelowIt(String name, String below) {
    Set<String> known = Set.of((name + " " + below).trim().split(" "));
    noClasses()
        .that()
        .resideInAPackage(report(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            REPORTS.stream()
                .filter(other -> !known.contains(other))
                .map(FloorsTest::report)
                .toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void everyReportHasItsPlace() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith("dev.candor.report."))
                .map(name -> name.replaceFirst("^dev\\.candor\\.report\\.", "")))
        .isSubsetOf(REPORTS)
        .containsAll(REPORTS);
  }

  private static String report(String name) {
    return inside("report." + name);
  }

  private static String inside(String name) {
    return "dev.candor." + name + "..";
  }

  private static String[] notBelow(String name) {
    int floor = 0;
    while (!FLOORS.get(floor).contains(name)) {
      floor++;
    }
    return FLOORS.subList(floor, FLOORS.size()).stream()
        .flatMap(Set::stream)
        .filter(other -> !other.equals(name))
        .map(FloorsTest::inside)
        .toArray(String[]::new);
  }
}
