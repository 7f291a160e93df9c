package dev.candor.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the user typed, as text: system properties before environment before {@code
 * candor.properties} on the class path.
 */
final class SettingValues {

  private static final String PREFIX = "candor.";
  private static final String VARIABLE_PREFIX = "CANDOR_";

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Collects the values.
   *
   * @throws CandorException if a key is not known; the nearest known one is named
   */
  SettingValues(Map<String, String> properties, Map<String, String> environment, Properties file) {
    file.stringPropertyNames().stream()
        .sorted()
        .filter(key -> key.startsWith(PREFIX))
        .forEach(
            key -> put(known(key, Setting.keys(), "candor.properties"), file.getProperty(key)));
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable());
      if (value != null) {
        put(setting.key(), value);
      }
    }
    environment.keySet().stream()
        .sorted()
        .filter(name -> name.startsWith(VARIABLE_PREFIX))
        .forEach(name -> known(name, Setting.variables(), "the environment"));
    properties.keySet().stream()
        .sorted()
        .filter(key -> key.startsWith(PREFIX))
        .forEach(
            key -> put(known(key, Setting.keys(), "the system properties"), properties.get(key)));
  }

  /** The values of this process. */
  static SettingValues ofProcess() {
    Map<String, String> properties = new LinkedHashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(key -> properties.put(key, System.getProperty(key)));
    return new SettingValues(properties, System.getenv(), fileOnClassPath());
  }

  private static Properties fileOnClassPath() {
    Properties file = new Properties();
    ClassLoader loader =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElse(SettingValues.class.getClassLoader());
    try (InputStream in = loader.getResourceAsStream("candor.properties")) {
      if (in != null) {
        file.load(in);
      }
      return file;
    } catch (IOException | IllegalArgumentException e) {
      throw new CandorException(
          "Cannot read candor.properties on the class path", "Check its syntax", e);
    }
  }

  private void put(String key, String value) {
    if (!value.isBlank()) {
      values.put(key, value.strip());
    }
  }

  private static String known(String key, Collection<String> known, String where) {
    if (known.contains(key)) {
      return key;
    }
    throw new CandorException(
        "Unknown setting '" + key + "' in " + where,
        Nearest.to(key, known)
            .map(near -> "The nearest known one is '" + near + "'")
            .orElse("Known are " + String.join(", ", known)));
  }

  boolean isSet(Setting setting) {
    return values.containsKey(setting.key());
  }

  /** The user's value or the default; empty for neither. */
  Optional<String> text(Setting setting) {
    return Optional.of(values.getOrDefault(setting.key(), setting.defaultValue()))
        .filter(value -> !value.isEmpty());
  }

  /** The value where there always is one. */
  String required(Setting setting) {
    return text(setting).orElseThrow();
  }

  List<String> list(Setting setting) {
    List<String> items = new ArrayList<>();
    for (String item : required(setting).split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    if (items.isEmpty() || items.stream().distinct().count() != items.size()) {
      throw wrong(setting, "a comma-separated list without repetitions");
    }
    return List.copyOf(items);
  }

  boolean flag(Setting setting) {
    return switch (required(setting)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(setting, "one of true, false");
    };
  }

  int atLeastOne(Setting setting) {
    return number(
        setting, Integer::valueOf, "a whole number from 1 to 2147483647", value -> value >= 1);
  }

  long whole(Setting setting) {
    return number(setting, Long::valueOf, "a whole number", v -> true);
  }

  double atLeastZero(Setting setting) {
    return number(
        setting, Double::valueOf, "a number of 0 or more", v -> v >= 0 && !v.isInfinite());
  }

  /** Numbers of 0 or more, at least one, none twice however it is written. */
  List<Double> listAtLeastZero(Setting setting) {
    List<Double> numbers =
        list(setting).stream()
            .map(
                item ->
                    number(
                        setting,
                        item,
                        value -> Double.valueOf(value) + 0.0, // of both zeros the positive one
                        "a number of 0 or more, or several, separated by commas",
                        v -> v >= 0 && !v.isInfinite()))
            .toList();
    if (numbers.stream().distinct().count() != numbers.size()) {
      throw wrong(setting, "a comma-separated list without repetitions");
    }
    return numbers;
  }

  /** A fraction; the ends of [0, 1] are allowed where {@code open} is false. */
  double fraction(Setting setting, boolean open) {
    return open
        ? number(
            setting,
            Double::valueOf,
            "a fraction between 0 and 1, never percent",
            v -> v > 0 && v < 1)
        : number(
            setting,
            Double::valueOf,
            "a fraction from 0 to 1, never percent",
            v -> v >= 0 && v <= 1);
  }

  private <N extends Number> N number(
      Setting setting, Function<String, N> parser, String form, Predicate<N> inRange) {
    return number(setting, required(setting), parser, form, inRange);
  }

  private <N extends Number> N number(
      Setting setting,
      String typed,
      Function<String, N> parser,
      String form,
      Predicate<N> inRange) {
    try {
      N value = parser.apply(typed);
      if (inRange.test(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for both kinds of mistake
    }
    throw wrong(setting, form);
  }

  CandorException wrong(Setting setting, String form) {
    return new CandorException(
        setting.key() + ": '" + required(setting) + "' is not " + form,
        "It sets: "
            + setting.meaning()
            + (setting.defaultValue().isEmpty()
                ? ""
                : "; the default is " + setting.defaultValue()));
  }
}
