"""Writes the reference values that AgreementReferenceTest compares the Java code with.

Rates of confusion matrices are those of scikit-learn, their intervals those of statsmodels. Kappa
is that of scikit-learn, its standard error that of statsmodels; its interval is worked out on the
logarithm of 1 - kappa, or, where the standard error is 0, from statsmodels' Wilson interval of the
agreement. The area under the ROC curve is scikit-learn's, its standard error comes from the full
matrix of comparisons and is held against scipy's Brunner-Munzel test; where there is none, scipy
inverts the score test. The calibration error is
put together from scikit-learn's calibration curve.

Needs scipy, statsmodels, scikit-learn and numpy. Run from the top of the repository:

    python src/test/python/agreement_reference.py
"""

import math
import warnings

import numpy as np
from power_reference import write
from scipy.optimize import brentq
from scipy.special import expit, logit
from scipy.stats import brunnermunzel, norm, t
from sklearn.calibration import calibration_curve
from sklearn.metrics import cohen_kappa_score, precision_score, recall_score, roc_auc_score
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

CONFIDENCES = (0.95, 0.9, 0.99, 0.8)


def words(numbers):
    return " ".join(repr(float(number)) for number in numbers)


def number(value):
    return repr(float(value))


def wilson(hits, trials, confidence):
    low, high = proportion_confint(hits, trials, alpha=1 - confidence, method="wilson")
    # In exact arithmetic these bounds are 0 and 1.
    return (0.0 if hits == 0 else low), (1.0 if hits == trials else high)


def confusions():
    random = np.random.default_rng(1927)
    for index in range(100):
        n = int(np.exp(random.uniform(0.0, np.log(3_000.0)))) + 1
        shares = random.dirichlet((0.8, 0.3, 0.3, 0.8))
        if index % 10 == 0:
            shares = np.eye(4)[index // 10 % 4]
        tp, fn, fp, tn = (int(count) for count in random.multinomial(n, shares))
        truth = np.repeat([1, 1, 0, 0], (tp, fn, fp, tn))
        said = np.repeat([1, 0, 1, 0], (tp, fn, fp, tn))
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        options = {"zero_division": np.nan}
        rates = (
            (precision_score(truth, said, **options), tp, tp + fp),
            (recall_score(truth, said, **options), tp, tp + fn),
            (1 - recall_score(1 - truth, 1 - said, **options), fp, fp + tn),
            (1 - recall_score(truth, said, **options), fn, tp + fn),
        )
        row = [tp, fn, fp, tn, confidence]
        for value, hits, trials in rates:
            known = not math.isnan(value)
            row.append(words((value, *wilson(hits, trials, confidence))) if known else "")
        yield row


def kappa_tables(random):
    yield [[20, 0], [0, 30]]
    yield [[5, 0, 0], [0, 0, 0], [0, 0, 7]]
    yield [[0, 9], [9, 0]]
    yield [[4, 6], [0, 0]]
    yield [[7, 0], [0, 0]]
    yield [[1, 0], [0, 1]]
    yield [[99_999, 0], [0, 1]]
    for index in range(123):
        classes = 2 if index % 2 else int(random.integers(2, 7))
        n = int(np.exp(random.uniform(np.log(2.0), np.log(3_000.0)))) + 1
        shares = random.dirichlet(np.full(classes, 0.8))
        alike = random.beta(3.0, 1.0) if index % 7 else 0.0
        cells = alike * np.diag(shares) + (1 - alike) * np.outer(shares, random.permutation(shares))
        yield random.multinomial(n, cells.ravel()).reshape(classes, classes)


def kappas():
    random = np.random.default_rng(1960)
    for index, counts in enumerate(kappa_tables(random)):
        table = np.asarray(counts)
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        text = ";".join(" ".join(str(count) for count in line) for line in table)
        n = int(table.sum())
        if np.diag(table).max() == n:
            yield text, confidence, "", "", ""
            continue
        first, second = (ids.repeat(table.ravel()) for ids in np.indices(table.shape).reshape(2, -1))
        kappa = cohen_kappa_score(first, second, labels=range(len(table)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = cohens_kappa(table)
        assert math.isclose(result.kappa, kappa, abs_tol=1e-12)
        if result.var_kappa * n > 1e-12:
            z = norm.isf((1 - confidence) / 2)
            move = z * math.sqrt(result.var_kappa) / (1 - kappa)
            low, high = (1 - np.exp(np.log(1 - kappa) + side * move) for side in (1, -1))
        else:
            agreed = int(np.trace(table))
            chance = float(table.sum(0) @ table.sum(1)) / n**2
            low, high = (
                (bound - chance) / (1 - chance) for bound in wilson(agreed, n, confidence)
            )
        yield text, confidence, number(kappa), f"{max(-1, low):.12f}", f"{high:.12f}"


def score_samples(random):
    yield [1.0], [0.0]
    yield [0.5], [0.5]
    yield [0.2], [0.1, 0.2, 0.7]
    yield [0.9, 0.8, 0.95], [0.1, 0.2]
    yield [0.1, 0.2], [0.9, 0.8, 0.95]
    yield [0.5] * 7, [0.5] * 4
    yield np.full(100, 1.0), np.full(100, 0.0)
    yield [0.0, 1.0, 1.0], [-0.0, 0.0, 1.0]
    for index in range(112):
        counts = np.exp(random.uniform(0.0, np.log(120.0), size=2)).astype(int) + 1
        positives = random.normal(random.uniform(-0.3, 2.5), random.uniform(0.5, 2.0), counts[0])
        negatives = random.normal(size=counts[1])
        if index % 3 == 0:
            positives, negatives = np.round(positives), np.round(negatives)
        if index % 3 == 1:
            positives, negatives = np.round(expit(positives), 1), np.round(expit(negatives), 1)
        yield positives, negatives


def newcombe_low(area, m, n, z):
    if area == 0:
        return 0.0
    half = (m + n) / 2 - 1

    def beyond(a):
        error = math.sqrt(a * (1 - a) * (1 + half * ((1 - a) / (2 - a) + a / (1 + a))) / (m * n))
        return area - a - z * error

    return brentq(beyond, 0.0, area * (1 - 1e-13), xtol=1e-15)


def areas():
    random = np.random.default_rng(1988)
    for index, (positives, negatives) in enumerate(score_samples(random)):
        x, y = np.asarray(positives, float), np.asarray(negatives, float)
        m, n = x.size, y.size
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        area = roc_auc_score(np.r_[np.ones(m), np.zeros(n)], np.r_[x, y])
        wins = np.greater.outer(x, y) + np.equal.outer(x, y) / 2
        assert math.isclose(wins.mean(), area, abs_tol=1e-12)
        parts = (0.0, 0.0)
        if m > 1 and n > 1:
            parts = np.var(wins.mean(1), ddof=1) / m, np.var(wins.mean(0), ddof=1) / n
        variance = sum(parts)
        if variance > 1e-20:
            freedom = variance**2 / (parts[0] ** 2 / (m - 1) + parts[1] ** 2 / (n - 1))
            # SciPy's test has the same standard error and degrees of freedom, behind its p-value.
            statistic, p = brunnermunzel(x, y)
            assert math.isclose(abs(statistic), abs(area - 0.5) / math.sqrt(variance), abs_tol=1e-9)
            assert math.isclose(p, 2 * t.sf(abs(statistic), freedom), rel_tol=1e-6)
            move = t.isf((1 - confidence) / 2, freedom) * math.sqrt(variance) / (area * (1 - area))
            low, high = expit(logit(area) - move), expit(logit(area) + move)
        else:
            z = norm.isf((1 - confidence) / 2)
            low, high = newcombe_low(area, m, n, z), 1 - newcombe_low(1 - area, m, n, z)
        yield words(x), words(y), confidence, number(area), f"{low:.12f}", f"{high:.12f}"


def calibrations():
    random = np.random.default_rng(2015)
    for index in range(60):
        n = int(np.exp(random.uniform(0.0, np.log(200.0)))) + 1
        probabilities = random.random(n)
        if index % 3 == 0:
            probabilities = random.integers(0, 6, n) / 5
        if index % 3 == 1:
            probabilities = np.round(random.beta(0.3, 0.3, n), 2)
        truths = random.random(n) < probabilities ** random.uniform(0.5, 2.0)
        bins = (10, 5, 20, 1)[index // 3 % 4]
        came_true, mean = calibration_curve(truths, probabilities, n_bins=bins)
        borders = np.linspace(0, 1, bins + 1)
        sizes = np.bincount(np.searchsorted(borders[1:-1], probabilities), minlength=bins)
        error = np.abs(came_true - mean) @ sizes[sizes > 0] / n
        yield words(probabilities), "".join("01"[int(t)] for t in truths), bins, number(error)


def main():
    rates = ("precision", "recall", "falsePositiveRate", "falseNegativeRate")
    write(
        "confusion_reference.csv",
        ("truePositives", "falseNegatives", "falsePositives", "trueNegatives", "confidence", *rates),
        confusions(),
    )
    write("kappa_reference.csv", ("table", "confidence", "kappa", "low", "high"), kappas())
    write(
        "roc_area_reference.csv",
        ("positives", "negatives", "confidence", "auroc", "low", "high"),
        areas(),
    )
    write(
        "calibration_reference.csv", ("probabilities", "truths", "bins", "error"), calibrations()
    )


if __name__ == "__main__":
    main()
