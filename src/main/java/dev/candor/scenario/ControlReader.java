package dev.candor.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads of what a scenario is the control. */
final class ControlReader {

  static final String CONTROL = "control";

  private static final String OF = "of";
  private static final String REMOVES = "removes";
  private static final Set<String> FIELDS = new TreeSet<>(Set.of(OF, REMOVES));

  private ControlReader() {}

  /**
   * The control that the fields name, if they name one.
   *
   * @param id the scenario's own
   */
  static Optional<Control> read(YamlNode.Mapping top, String id, List<Tier> tiers) {
    if (!top.has(CONTROL)) {
      return Optional.empty();
    }
    YamlNode.Mapping node = Fields.mapping(top, CONTROL);
    Fields.onlyKnown(node, FIELDS, CONTROL);
    Control control =
        new Control(Fields.text(node, OF), Fields.choice(node, REMOVES, Feature.class));
    if (control.of().equals(id)) {
      throw node.keys()
          .get(OF)
          .error("a scenario cannot be the control of itself", "Give the id of the other one");
    }
    long controls = tiers.stream().filter(tier -> tier.role() == TierRole.CONTROL).count();
    if (control.removes() == Feature.TRAINING && controls != 1) {
      throw node.keys()
          .get(REMOVES)
          .error(
              "a control that removes training has exactly one tier of role control, this one has "
                  + controls,
              "Add a tier that is told to be rated and never trained on, with 'role: control'");
    }
    return Optional.of(control);
  }
}
