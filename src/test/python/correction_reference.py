"""Writes the reference values that CorrectionReferenceTest compares the Java code with.

Holm's adjustment is that of statsmodels. The intervals behind a difference of gaps are the
independent score intervals of paired_reference.py, the correlation numpy's. The corrected rate's
interval is Wald's on data with pseudo-observations, its variance from numerical derivatives of the
correction. Prediction-powered means are numpy's moments with scipy's quantile.

Needs scipy, statsmodels and numpy. Run from the top of the repository:

    python src/test/python/correction_reference.py
"""

import math

import numpy as np
from paired_reference import score_interval
from power_reference import write
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

CONFIDENCES = (0.95, 0.9, 0.99, 0.8)


def words(numbers):
    return " ".join(repr(float(number)) for number in numbers)


def holm():
    random = np.random.default_rng(1979)
    yield "1.0", "1.0"
    yield "0.0 0.0 1.0", "0.0 0.0 1.0"
    for _ in range(78):
        p = random.random(int(random.integers(1, 30))) ** random.integers(1, 6)
        if p.size > 3:
            p[1] = p[2]
        yield words(p), words(multipletests(p, method="holm")[1])


def gap_differences():
    """Requests with single answers in four tiers: two of each gap."""
    random = np.random.default_rng(1998)
    for index in range(80):
        n = int(np.exp(random.uniform(0.0, np.log(400.0)))) + 1
        habit = random.random(n) < 0.5
        shares = random.beta(0.5, 2.0, size=4)
        answers = random.random((4, n)) < shares[:, None]
        answers[:, habit] = answers[0, habit] if index % 3 else False
        first = answers[0].astype(float) - answers[1]
        second = answers[2].astype(float) - answers[3]
        if index % 8 == 0:
            second = np.zeros(n)
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        varied = first.std() > 0 and second.std() > 0
        correlation = float(np.corrcoef(first, second)[0, 1]) if varied else 0.0
        bounds = []
        for values in (first, second):
            b, c = int((values > 0).sum()), int((values < 0).sum())
            bounds.append(score_interval(b, c, n, confidence))
        (l1, h1), (l2, h2) = bounds
        x, y = first.mean(), second.mean()
        row = []
        for r in (0.0, correlation):
            below = math.sqrt(max(0.0, (x - l1) ** 2 - 2 * r * (x - l1) * (h2 - y) + (h2 - y) ** 2))
            above = math.sqrt(max(0.0, (h1 - x) ** 2 - 2 * r * (h1 - x) * (y - l2) + (y - l2) ** 2))
            row += [f"{max(-2, x - y - below):.12f}", f"{min(2, x - y + above):.12f}"]
        signs = {1.0: "+", 0.0: "0", -1.0: "-"}
        texts = ("".join(signs[value] for value in values) for values in (first, second))
        yield (*texts, confidence, repr(float(np.mean(first - second))), *row)


def corrected(seen, sensitivity, specificity):
    return (seen + specificity - 1) / (sensitivity + specificity - 1)


def derivative(index, at):
    step = 1e-6
    up, down = list(at), list(at)
    up[index] += step
    down[index] -= step
    return (corrected(*up) - corrected(*down)) / (2 * step)


def rates():
    random = np.random.default_rng(1978)
    while True:
        positives, negatives = (int(random.integers(1, 200)) for _ in range(2))
        found = int(random.binomial(positives, random.uniform(0.6, 1.0)))
        refused = int(random.binomial(negatives, random.uniform(0.6, 1.0)))
        answers = int(np.exp(random.uniform(0.0, np.log(3_000.0)))) + 1
        yes = int(random.binomial(answers, random.beta(0.5, 1.0)))
        confidence = CONFIDENCES[answers % len(CONFIDENCES)]
        z = norm.isf((1 - confidence) / 2)
        counts = (
            (yes + z * z / 2, answers + z * z),
            (found + 1, positives + 2),
            (refused + 1, negatives + 2),
        )
        at = [hits / trials for hits, trials in counts]
        if at[1] + at[2] < 1.05 or found / positives + refused / negatives <= 1.01:
            continue
        variances = [p * (1 - p) / trials for p, (_, trials) in zip(at, counts)]
        rate = corrected(*at)
        se = math.sqrt(sum(derivative(i, at) ** 2 * variances[i] for i in range(3)))
        shift = 2 * z * z * (rate * variances[1] - (1 - rate) * variances[2])
        plain = corrected(yes / answers, found / positives, refused / negatives)
        yield (
            yes,
            answers,
            found,
            positives,
            refused,
            negatives,
            confidence,
            repr(float(plain)),
            f"{min(1, max(0, rate + shift - z * se)):.9f}",
            f"{min(1, max(0, rate + shift + z * se)):.9f}",
        )


def powered():
    random = np.random.default_rng(2023)
    for index in range(80):
        n, count = int(random.integers(2, 25)), int(random.integers(2, 60))
        labels = (random.random(n) < 0.3).astype(float)
        wrong = random.random(n) < (0.0 if index % 5 == 0 else 0.2)
        predictions = np.where(wrong, 1 - labels, labels)
        others = (random.random(count) < 0.3).astype(float)
        if index % 4 == 1:
            labels, predictions, others = (
                values * 2 - 1 + random.integers(0, 2, values.size)
                for values in (labels, predictions, others)
            )
        if index == 0:
            labels[:], predictions[:], others[:] = 0, 0, 0
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        rectifier = np.mean(labels - predictions)
        se = math.hypot(
            np.std(others, ddof=1) / math.sqrt(count),
            np.std(labels - predictions, ddof=1) / math.sqrt(n),
        )
        estimate = float(np.mean(others) + rectifier)
        low, high = norm.interval(confidence, loc=estimate, scale=se) if se else (estimate,) * 2
        yield (
            words(labels),
            words(predictions),
            words(others),
            confidence,
            repr(estimate),
            f"{low:.12f}",
            f"{high:.12f}",
        )


def main():
    write("holm_reference.csv", ("pValues", "adjusted"), holm())
    write(
        "gap_difference_reference.csv",
        ("first", "second", "confidence", "estimate", "low", "high", "matchedLow", "matchedHigh"),
        gap_differences(),
    )
    write(
        "corrected_rate_reference.csv",
        ("yes", "answers", "truePositives", "positives", "trueNegatives", "negatives")
        + ("confidence", "unclamped", "low", "high"),
        (row for row, _ in zip(rates(), range(90))),
    )
    write(
        "prediction_powered_reference.csv",
        ("labels", "predictions", "others", "confidence", "estimate", "low", "high"),
        powered(),
    )


if __name__ == "__main__":
    main()
