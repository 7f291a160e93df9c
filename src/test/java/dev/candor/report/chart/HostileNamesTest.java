package dev.candor.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.candor.experiment.Breakdown.Category;
import dev.candor.experiment.Breakdown.Transition;
import dev.candor.experiment.Cost;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.JudgeCost;
import dev.candor.experiment.OtherScorer;
import dev.candor.experiment.PrevailingClass;
import dev.candor.experiment.TierTally;
import dev.candor.experiment.Verdict;
import dev.candor.model.TokenUsage;
import dev.candor.scenario.Tier;
import dev.candor.scenario.TierRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Whatever a data set or a model is called: it is text in a picture, and nothing else. */
class HostileNamesTest {

  private static final Set<String> ELEMENTS =
      Set.of("svg", "style", "g", "text", "rect", "line", "path", "polygon", "circle", "ellipse");

  /** No handler, no reference, no id. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("xmlns class role aria-label viewBox width height x y x1 x2 y1 y2 cx cy r rx ry d points"
                  + " transform textLength lengthAdjust fill fill-rule fill-opacity stroke stroke-width"
                  + " stroke-dasharray stroke-linecap stroke-opacity opacity font-size font-weight")
              .split(" "));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</text></svg><img src=x onerror=alert(1)>",
        "\" onload=\"alert(1)",
        "' onclick='alert(1)'",
        "</style><style>*{display:none}",
        "<![CDATA[x]]> ]]> &amp; &#60; &lt;",
        "<?xml-stylesheet href='http://evil.example/x.css'?>",
        "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;",
        "javascript:alert(1)",
        "url(http://evil.example/x)",
        "a\u0000b\u0001c\u001b[31md\u007f",
        "\ud800 lone, \udc00 lone",
        "\u202egnp.exe\u2066",
        "\uD83D\uDE80 \u65e5\u672c\u8a9e e\u0301\u0301\u0301",
        "%s %n %d {0} ${jndi:x}",
        "",
        " \n\t "
      })
  void areTextInEveryPicture(String name) {
    check(name);
  }

  @Property(tries = 40)
  void areTextWhateverTheyAre(@ForAll @StringLength(max = 80) String name) {
    check(name);
  }

  private static void check(String name) {
    List<String> notices = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>(Pictures.of(List.of(named(name)), notices::add));
    assertThat(notices).isEmpty();
    pictures.add(
        TrendPicture.of(
            "trend",
            List.of(new TrendPoint(Instant.EPOCH, name, name, 0.1, 0, 0.2, 0.1, 0, name)),
            0.1));
    assertThat(pictures).hasSize(6);
    for (Picture picture : pictures) {
      checkPicture(picture);
    }
  }

  private static void checkPicture(Picture picture) {
    Svg svg = Svg.of(picture);
    assertThat(svg.root().getTagName()).isEqualTo("svg");
    for (Element element : svg.elements()) {
      assertThat(ELEMENTS).contains(element.getTagName());
      for (Attr attribute : Svg.attributes(element)) {
        assertThat(ATTRIBUTES).contains(attribute.getName());
        assertThat(attribute.getValue()).doesNotContain("url(");
      }
    }
    assertThat(svg.elements("style")).singleElement();
    assertThat(svg.style()).doesNotContain("url(", "@import", "display:none");
    assertThat(picture.svg()).doesNotContain("<!", "<?", "NaN", "Infinity");
    assertThat(picture.alt().codePoints().mapToObj(Character::getType))
        .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT);
  }

  private static ExperimentResult named(String name) {
    Tier free = new Tier(name, TierRole.MONITORED, Map.of());
    Tier paid = new Tier(name, TierRole.UNMONITORED, Map.of());
    TierTally[] tiers = {new TierTally(free, 1, 2, 3, 4, 0), new TierTally(paid, 0, 3, 3, 4, 0)};
    return new Drawn()
        .of(name, name)
        .tiers(tiers)
        .categories(List.of(new Category(name, 10, Drawn.gap(10, 3, 0))))
        .transitions(new Transition(PrevailingClass.REFUSED, PrevailingClass.COMPLIED, 1))
        .others(
            new OtherScorer(
                name, List.of(tiers), Drawn.gap(10, 3, 0), Verdict.FAIL, List.of(List.of(1))))
        .cost(
            new Cost(
                TokenUsage.NONE,
                0,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0,
                0,
                Optional.of(
                    new JudgeCost(
                        name,
                        1,
                        0,
                        0,
                        TokenUsage.NONE,
                        OptionalDouble.of(0),
                        OptionalDouble.of(0)))))
        .result();
  }
}
