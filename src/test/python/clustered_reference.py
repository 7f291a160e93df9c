"""Writes the reference values that ClusteredReferenceTest compares the Java code with.

Each row is a set of whole-numbered differences between -unit and unit, as "difference:count";
the Java code sees them divided by the unit. Nothing here shares a formula with dev.candor.stats:

- The sign-flip p-value comes from scipy.stats.permutation_test over all sign patterns, where there
  are few, else from the exact distribution of the sum, built with numpy.convolve.
- The cluster-robust interval is that of statsmodels' OLS on a constant with the request as cluster
  (use_t), which is CR1.
- The BCa limits are scipy.stats.bootstrap's, given the means of 300 resamples that both sides make
  by the same rule: one after the other, draws take the pair at place (state >> 8) mod n of the
  ascending differences, where state starts at 1 and becomes (1103515245 state + 12345) mod 2^31
  before each draw. z0 and the acceleration come from the definitions, the latter from an explicit
  jackknife.

Needs scipy, statsmodels and numpy. Run from the top of the repository:

    python src/test/python/clustered_reference.py
"""

import csv
import pathlib
import types
import warnings

import numpy as np
import statsmodels.api as sm
from scipy.stats import bootstrap, norm, permutation_test

TARGET = pathlib.Path("src/test/resources/dev/candor/stats/clustered_reference.csv")
RESAMPLES = 300
MOST_PAIRS_TO_RESAMPLE = 2_000


def data_sets():
    """Corner cases first, then binary differences, then several answers of all kinds."""
    for unit in (1, 3, 5):
        for n in (1, 2, 5, 40):
            yield unit, [0] * n
            yield unit, [unit] * n
            yield unit, [-unit] * n
            yield unit, [1] * n
        yield unit, [0] * 19 + [unit]
        yield unit, [-unit] + [0] * 19
        yield unit, [unit] * 19 + [0]
        yield unit, [unit, -unit]
        yield unit, [0, 1]
        yield unit, [-unit] * 7 + [unit] * 7
        yield unit, [0] * 518 + [1, -1]
    yield 1, [0] * 98_000 + [1] * 1_500 + [-1] * 500
    yield 4, [0] * 9_000 + [1] * 300 + [2] * 100 + [4] * 7 + [-1] * 250
    random = np.random.default_rng(20250621)
    for index in range(400):
        n = int(np.exp(random.uniform(0.0, np.log(12.0 if index % 2 else 900.0)))) + 2
        samples = int(random.choice((1, 2, 3, 4, 5, 8)))
        rate, spread = random.uniform(0.01, 0.6), random.uniform(0.1, 3.0)
        second = random.beta(rate * spread, (1.0 - rate) * spread, n)
        first = np.clip(second + random.uniform(-0.1, 0.4) * (random.random(n) < 0.5), 0.0, 1.0)
        yield samples, list(random.binomial(samples, first) - random.binomial(samples, second))


def sign_flip(differences):
    nonzero = [int(abs(d)) for d in differences if d != 0]
    if 2 <= len(differences) <= 10:
        result = permutation_test(
            (np.array(differences, dtype=float),), np.sum,
            permutation_type="samples", n_resamples=np.inf, alternative="two-sided")
        return float(result.pvalue)
    if sum(nonzero) > 3_000:
        return None
    distribution = np.array([1.0])
    for size in nonzero:
        step = np.zeros(2 * size + 1)
        step[0] = step[-1] = 0.5
        distribution = np.convolve(distribution, step)
    total = sum(nonzero)
    sums = np.arange(-total, total + 1)
    return float(np.sum(distribution[np.abs(sums) >= abs(sum(differences))]))


def cluster_robust(values, confidence):
    n = len(values)
    fit = sm.OLS(values, np.ones(n)).fit(
        cov_type="cluster", cov_kwds={"groups": np.arange(n)}, use_t=True)
    return fit.conf_int(alpha=1.0 - confidence)[0]


def resampled_sums(differences):
    ordered = np.sort(np.array(differences, dtype=np.int64))
    n = len(ordered)
    state, places = 1, np.empty((RESAMPLES, n), dtype=np.int64)
    for r in range(RESAMPLES):
        for j in range(n):
            state = (1103515245 * state + 12345) % 2**31
            places[r, j] = (state >> 8) % n
    return ordered[places].sum(axis=1)


def bca(differences, confidence):
    """In sums of whole numbers, so that ties are ties; SciPy is not told that a mean is meant."""
    data = np.array(differences, dtype=float)
    sums = resampled_sums(differences).astype(float)
    share = (np.sum(sums < data.sum()) + np.sum(sums <= data.sum())) / (2.0 * RESAMPLES)
    if share in (0.0, 1.0):
        return None
    left_out = np.array([np.delete(data, i).mean() for i in range(len(data))])
    away = left_out.mean() - left_out
    acceleration = np.sum(away**3) / (6.0 * np.sum(away**2) ** 1.5)
    before = types.SimpleNamespace(bootstrap_distribution=sums / len(data))
    interval = bootstrap(
        (data,), np.mean, n_resamples=0, bootstrap_result=before, confidence_level=confidence,
        method="BCa").confidence_interval
    return norm.ppf(share), acceleration, interval.low, interval.high


def text(number):
    return "" if number is None else repr(float(number))


def main():
    warnings.simplefilter("ignore")
    confidences = (0.95, 0.9, 0.99, 0.95, 0.5, 0.8)
    with TARGET.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("unit", "differences", "confidence", "signFlip", "clusterLow", "clusterHigh",
                      "z0", "acceleration", "bcaLow", "bcaHigh"))
        for index, (unit, differences) in enumerate(data_sets()):
            confidence = confidences[index % len(confidences)]
            distinct, counts = np.unique(differences, return_counts=True)
            robust, boot = (None, None), None
            if len(distinct) > 1:
                robust = cluster_robust(np.array(differences) / unit, confidence)
                if len(differences) <= MOST_PAIRS_TO_RESAMPLE:
                    boot = bca(differences, confidence)
            z0, acceleration, low, high = boot or (None,) * 4
            out.writerow((
                unit, " ".join(f"{d}:{c}" for d, c in zip(distinct, counts)), confidence,
                text(sign_flip(differences)), text(robust[0]), text(robust[1]), text(z0),
                text(acceleration), text(None if low is None else low / unit),
                text(None if high is None else high / unit)))


if __name__ == "__main__":
    main()
