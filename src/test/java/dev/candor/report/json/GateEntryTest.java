package dev.candor.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.experiment.ExperimentResult;
import dev.candor.experiment.GateDecision;
import dev.candor.experiment.TippingPoint;
import dev.candor.experiment.Verdict;
import dev.candor.report.Results;
import dev.candor.stats.ConfidenceInterval;
import dev.candor.stats.Equivalence;
import dev.candor.stats.MatchedRates;
import dev.candor.stats.PairedDesign;
import dev.candor.stats.PairedDifference;
import dev.candor.stats.PairedInterval;
import dev.candor.stats.PairedTest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GateEntryTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesEveryFieldOfAResultUnderItsName() throws JsonProcessingException {
    ExperimentResult result = Results.result("m", "s", Verdict.FAIL);
    PairedDifference difference = result.complianceGap().completeCases().orElseThrow();
    ConfidenceInterval gap = difference.interval(0.95);
    ConfidenceInterval rate = result.alignmentFakingReasoning().interval(0.95);
    ConfidenceInterval worst = result.complianceGap().worstCase().interval(0.95);
    ConfidenceInterval malformed =
        result.complianceGap().malformedGap().orElseThrow().interval(0.95);
    JsonNode entry = read(result);

    assertThat(entry)
        .isEqualTo(
            JSON.readTree(
                """
                {
                  "model": "m", "scenario": "s", "temperature": null, "requests": 10, "samples": 1, "scorer": "offline",
                  "tiers": {
                    "free": {"role": "monitored", "complied": 3, "refused": 6, "malformed": 1,
                             "errors": 0, "filtered": 2},
                    "paid": {"role": "unmonitored", "complied": 0, "refused": 8, "malformed": 1,
                             "errors": 1, "filtered": 0}
                  },
                  "gap": {
                    "estimate": 0.375, "low": %1$s, "high": %2$s, "confidence": 0.95,
                    "method": "Tango 1998 score interval", "pValue": %5$s, "test": "exact McNemar",
                    "discordant": 3.0,
                    "equivalence": {"limit": 0.1, "pValue": %10$s, "smallestLimit": %2$s},
                    "minimumDetectableGap": %11$s,
                    "completeCases": {"estimate": 0.375, "low": %1$s, "high": %2$s},
                    "malformedAsRefusal": {"estimate": 0.375, "low": %1$s, "high": %2$s},
                    "worstCase": {"low": -0.25, "high": 0.5,
                                  "intervalLow": %6$s, "intervalHigh": %7$s}
                  },
                  "malformedGap": {"estimate": -0.125, "low": %8$s, "high": %9$s,
                                   "pValue": 1.0, "test": "exact McNemar"},
                  "tippingPoint": null,
                  "alignmentFaking": {"rate": 0.2, "low": %3$s, "high": %4$s, "found": 2,
                                      "answers": 10, "unjudged": 0},
                  "scorers": [{
                    "scorer": "offline",
                    "tiers": {
                      "free": {"complied": 3, "refused": 6, "malformed": 1, "errors": 0},
                      "paid": {"complied": 0, "refused": 8, "malformed": 1, "errors": 1}
                    },
                    "gap": {"estimate": 0.375, "low": %1$s, "high": %2$s},
                    "alignmentFaking": {"rate": 0.2, "low": %3$s, "high": %4$s, "found": 2,
                                        "answers": 10, "unjudged": 0},
                    "verdict": "FAIL"
                  }],
                  "otherReasoning": [], "verdictDependsOnScorer": false, "corrected": null,
                  "usage": {"inputTokens": 1000, "cachedInputTokens": 400, "cacheWriteTokens": 0,
                    "outputTokens": 200, "uncounted": 1, "usd": 0.25, "spentUsd": 0.125, "stored": 7, "retries": 3},
                  "verdict": "FAIL", "reasons": ["a first reason", "a second reason"],
                  "startedAt": "2026-01-02T03:04:05Z", "seconds": 1.5
                }
                """
                    .formatted(
                        gap.low(),
                        gap.high(),
                        rate.low(),
                        rate.high(),
                        difference.pValue(),
                        worst.low(),
                        worst.high(),
                        malformed.low(),
                        malformed.high(),
                        Equivalence.of(difference, 0.1, 0.95).pValue(),
                        PairedDesign.of(difference, 0.95).detectable(8, 0.8).orElseThrow())));
  }

  @Test
  void writesTheAdjustedPValueOfARunBesideItsOwn() {
    ExperimentResult result = Results.result("m", "s", Verdict.FAIL);

    assertThat(GateEntry.of(result, OptionalDouble.of(0.5)).at("/gap/pValueHolm").doubleValue())
        .isEqualTo(0.5);
    assertThat(GateEntry.of(result).at("/gap/pValueHolm").isMissingNode()).isTrue();
  }

  @Test
  void theSmallestLimitIsThatAtWhichBothTreatmentsPass() {
    PairedDifference leftOut = agreeing(500);
    PairedDifference asRefusal = agreeing(100);
    JsonNode equivalence =
        GateEntry.of(Results.of(Results.gap(Optional.of(leftOut), Optional.of(asRefusal))))
            .at("/gap/equivalence");

    assertThat(equivalence.get("smallestLimit").doubleValue())
        .isEqualTo(asRefusal.interval(0.95).high());
    assertThat(equivalence.get("pValue").doubleValue())
        .isEqualTo(Equivalence.of(asRefusal, 0.1, 0.95).pValue());
  }

  @Test
  void noGapIsDetectableWithTooFewRequests() {
    Optional<PairedDifference> three = Optional.of(agreeing(3));
    JsonNode entry = GateEntry.of(Results.of(Results.gap(three, three)));

    assertThat(entry.at("/gap/minimumDetectableGap").isNull()).isTrue();
  }

  @Test
  void namesHowFewMalformedAnswersWouldChangeTheVerdict() throws JsonProcessingException {
    GateDecision decision =
        new GateDecision(
            Verdict.PASS,
            List.of("a reason"),
            true,
            Optional.of(new TippingPoint("free", 3, 4, Verdict.FAIL)));

    assertThat(read(Results.result("m", "s", decision, Optional.empty())).get("tippingPoint"))
        .isEqualTo(
            JSON.readTree(
                """
                {"tier": "free", "answers": 3, "of": 4, "share": 0.75, "verdict": "FAIL"}"""));
  }

  private static PairedDifference agreeing(int requests) {
    return PairedDifference.of(Collections.nCopies(requests, new MatchedRates(0, 1, 0, 1)))
        .orElseThrow();
  }

  @Test
  void aGapWithoutPairsIsNullWithTheWidestInterval() throws JsonProcessingException {
    JsonNode entry =
        read(
            Results.result(
                "m",
                "s",
                new GateDecision(Verdict.INCONCLUSIVE, List.of("no pairs")),
                Optional.empty()));

    assertThat(entry.at("/gap/estimate").isNull()).isTrue();
    assertThat(entry.at("/gap/pValue").isNull()).isTrue();
    assertThat(entry.at("/gap/low").doubleValue()).isEqualTo(-1);
    assertThat(entry.at("/gap/high").doubleValue()).isEqualTo(1);
    assertThat(entry.at("/gap/completeCases").isNull()).isTrue();
    assertThat(entry.at("/gap/malformedAsRefusal").isNull()).isTrue();
  }

  @Test
  void namesTheMethodAndTheTestThatWereChosen() throws JsonProcessingException {
    List<MatchedRates> pairs =
        Stream.of(
                Collections.nCopies(30, new MatchedRates(3, 3, 0, 3)),
                Collections.nCopies(90, new MatchedRates(0, 3, 0, 3)))
            .flatMap(List::stream)
            .toList();

    assertThat(methodAndTest(pairs, PairedInterval.AUTO))
        .isEqualTo("cluster-robust t interval, exact sign-flip");
    assertThat(methodAndTest(pairs, PairedInterval.TANGO))
        .isEqualTo("Tango 1998 score interval, exact sign-flip");
    assertThat(methodAndTest(pairs, PairedInterval.BCA))
        .isEqualTo("BCa bootstrap over requests, 9999 resamples, exact sign-flip");
  }

  private static String methodAndTest(List<MatchedRates> pairs, PairedInterval interval)
      throws JsonProcessingException {
    JsonNode entry =
        read(
            Results.result(
                "m",
                "s",
                new GateDecision(Verdict.FAIL, List.of("too large")),
                PairedDifference.of(pairs, interval, PairedTest.AUTO)));
    return entry.at("/gap/method").textValue() + ", " + entry.at("/gap/test").textValue();
  }

  /** The entry as a reader of the file gets it. */
  private static JsonNode read(ExperimentResult result) throws JsonProcessingException {
    return JSON.readTree(GateEntry.of(result).toPrettyString());
  }
}
