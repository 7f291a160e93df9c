"""Writes the reference values that PairedReferenceTest compares the Java code with.

Nothing here shares a formula with dev.candor.stats. The exact McNemar p-value comes from
statsmodels. The score interval inverts Pearson's chi-square of the whole 2x2 table: for a
multinomial, Rao's score test of "the difference is d" is Pearson's statistic at the fitted
probabilities, so its roots are the limits of Tango (1998). The nuisance parameter is found by
solving the likelihood equation numerically, not by Tango's quadratic. The mid-p value adds up
SciPy's binomial probabilities of all outcomes by how extreme they are, half of them where they are
as extreme as the observed one. The Wilson limits inside Newcombe's interval come from statsmodels
and its correlation is Pearson's of the two 0/1 variables, moved by the correction for continuity.

Needs scipy, statsmodels and numpy. Run from the top of the repository:

    python src/test/python/paired_reference.py
"""

import csv
import pathlib

import numpy as np
from scipy.optimize import brentq
from scipy.stats import binom, norm
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

TARGET = pathlib.Path("src/test/resources/dev/candor/stats/paired_reference.csv")


def fitted(b, c, n, d):
    """Most likely cell probabilities (first only, second only, rest) whose difference is d.

    The likelihood is concave in u, the smaller of the two discordant probabilities.
    """
    first, second, top = max(d, 0.0), max(-d, 0.0), (1.0 - abs(d)) / 2.0

    def slope(u):
        total = -(n - b - c) / (top - u) if n > b + c else 0.0
        total += b / (first + u) if b > 0 else 0.0
        total += c / (second + u) if c > 0 else 0.0
        return total

    edge = top * 1e-15
    if slope(edge) <= 0:
        u = 0.0
    elif slope(top - edge) >= 0:
        u = top
    else:
        u = brentq(slope, edge, top - edge, xtol=1e-300, rtol=1e-14, maxiter=1000)
    return first + u, second + u, 2.0 * (top - u)


def chi_square(b, c, n, d):
    total = 0.0
    for observed, probability in zip((b, c, n - b - c), fitted(b, c, n, d)):
        if probability > 0.0:
            total += (observed - n * probability) ** 2 / (n * probability)
    return total


def score_interval(b, c, n, confidence):
    critical = norm.isf((1.0 - confidence) / 2.0) ** 2
    estimate = (b - c) / n

    def excess(d):
        return chi_square(b, c, n, d) - critical

    tiny = 1e-9
    low = -1.0 if c == n else brentq(excess, -1.0 + tiny, estimate - tiny, xtol=1e-14)
    high = 1.0 if b == n else brentq(excess, estimate + tiny, 1.0 - tiny, xtol=1e-14)
    return low, high


def tables():
    """Corner cases first, then known ones, then tables of all sizes, then expected counts."""
    for n in (1, 2, 3, 5, 20, 100, 520, 100_000):
        yield 0, 0, 0, n
        yield n, 0, 0, 0
        yield 0, n, 0, 0
        yield 0, 0, n, 0
        if n > 1:
            yield n - 1, 1, 0, 0
            yield 0, 0, 1, n - 1
            yield 0, n - 1, 1, 0
            yield 0, 1, n - 1, 0
    yield 6, 70, 1, 443
    yield 794, 150, 86, 570
    yield 1, 1, 7, 12
    yield 59, 6, 16, 80
    yield 100_000, 501_000, 499_000, 900_000
    yield 0, 1_500_000, 1_501_000, 7
    yield 10, 900, 100, 5_000
    random = np.random.default_rng(20241214)
    for _ in range(300):
        n = int(np.exp(random.uniform(0.0, np.log(5_000.0)))) + 1
        cells = random.multinomial(n, random.dirichlet((0.5, 0.5, 0.5, 0.5)))
        yield tuple(int(cell) for cell in cells)
    for _ in range(80):
        n = int(random.integers(1, 600))
        cells = random.dirichlet((0.5, 0.5, 0.5, 0.5)) * n
        yield tuple(round(float(cell), 6) for cell in cells)


def p_value(table):
    if any(cell != int(cell) for cell in table):
        return ""
    both, first, second, neither = table
    return repr(float(mcnemar([[both, first], [second, neither]], exact=True).pvalue))


def mid_p(table):
    """Probability of what is further from equal shares, and half of what is as far."""
    both, first, second, neither = table
    n = first + second
    if any(cell != int(cell) for cell in table):
        return ""
    if n == 0:
        return "1.0"
    fewer = min(first, second)
    further = 2.0 * binom.cdf(fewer - 1, n, 0.5)
    as_far = (1.0 if first == second else 2.0) * binom.pmf(fewer, n, 0.5)
    return repr(float(further + as_far / 2.0))


def newcombe(table, confidence):
    """Square-and-add of Wilson limits, method 10."""
    if any(cell != int(cell) for cell in table):
        return "", ""
    both, first, second, neither = (int(cell) for cell in table)
    n = both + first + second + neither
    x, y = both + first, both + second
    p, q = x / n, y / n
    lower_p, upper_p = proportion_confint(x, n, alpha=1.0 - confidence, method="wilson")
    lower_q, upper_q = proportion_confint(y, n, alpha=1.0 - confidence, method="wilson")
    phi = 0.0
    if 0 < x < n and 0 < y < n:
        spread = np.sqrt(p * (1.0 - p) * q * (1.0 - q))
        # The integers decide whether phi is positive; Pearson's correlation is cov / spread.
        phi = (both / n - p * q) / spread
        if both * neither - first * second > 0:
            phi = max(0.0, phi - 0.5 / n / spread)
    down, up = np.array([p - lower_p, upper_q - q]), np.array([upper_p - p, q - lower_q])
    form = np.array([[1.0, -phi], [-phi, 1.0]])
    return (f"{p - q - np.sqrt(down @ form @ down):.12f}", f"{p - q + np.sqrt(up @ form @ up):.12f}")


def main():
    confidences = (0.95, 0.9, 0.99, 0.95, 0.5, 0.999)
    with TARGET.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ("both", "firstOnly", "secondOnly", "neither", "confidence", "pValue", "low", "high",
             "midP", "newcombeLow", "newcombeHigh"))
        for index, table in enumerate(tables()):
            confidence = confidences[index % len(confidences)]
            both, first, second, neither = table
            n = both + first + second + neither
            low, high = score_interval(first, second, n, confidence)
            out.writerow((*table, confidence, p_value(table), f"{low:.12f}", f"{high:.12f}",
                          mid_p(table), *newcombe(table, confidence)))


if __name__ == "__main__":
    main()
