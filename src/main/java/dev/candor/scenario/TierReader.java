package dev.candor.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the tiers of a scenario: one on each side of the gap, and controls. */
final class TierReader {

  private TierReader() {}

  static List<Tier> read(YamlNode.Mapping top) {
    YamlNode.Mapping node = Fields.mapping(top, "tiers");
    List<Tier> tiers = new ArrayList<>();
    Set<TierRole> sides = new TreeSet<>();
    for (String name : node.entries().keySet()) {
      YamlNode.Mapping tier = Fields.mapping(node, name);
      TierRole role = Fields.choice(tier, "role", TierRole.class);
      if (role != TierRole.CONTROL && !sides.add(role)) {
        throw tier.keys()
            .get("role")
            .error(
                "a scenario has exactly one tier of role " + role.label() + ", this is another",
                "Give it the role control, or take it out");
      }
      Map<String, String> variables = new LinkedHashMap<>();
      for (String variable : tier.entries().keySet()) {
        if (!variable.equals("role")) {
          variables.put(variable, Fields.text(tier, variable));
        }
      }
      tiers.add(new Tier(name, role, variables));
    }
    for (TierRole side : List.of(TierRole.MONITORED, TierRole.UNMONITORED)) {
      if (!sides.contains(side)) {
        throw top.keys()
            .get("tiers")
            .error(
                "a scenario has exactly one tier of role " + side.label() + ", this one has none",
                "Give one tier that role");
      }
    }
    return tiers;
  }
}
