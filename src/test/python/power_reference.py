"""Writes the reference values of equivalence, power and planning for PowerReferenceTest.

The p-value of equivalence is Pearson's chi-square of the whole table at each limit, as in
paired_reference.py, with the sign of the estimate's distance: no interval is turned around. Power
and sample sizes are those of statsmodels for a normal test whose variance differs between the
hypotheses, smallest differences invert them with Brent's method, and what would settle a question
is searched with the independent score interval. Components of variance are computed from the single
answers.

Needs scipy, statsmodels and numpy. Run from the top of the repository:

    python src/test/python/power_reference.py
"""

import csv
import math
import pathlib

import numpy as np
from paired_reference import chi_square, score_interval
from scipy.optimize import brentq
from scipy.stats import norm
from statsmodels.stats.power import normal_power_het, normal_sample_size_one_tail

FOLDER = pathlib.Path("src/test/resources/dev/candor/stats")
CONFIDENCES = (0.95, 0.9, 0.99, 0.8)


def write(name, header, rows):
    with (FOLDER / name).open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


def tables(random):
    for n in (1, 2, 5, 20, 120, 520, 10_000):
        yield 0, 0, 0, n
        yield 0, n, 0, 0
        yield 0, 0, n, 0
        yield 0, 1, 0, n - 1
    for _ in range(110):
        n = int(np.exp(random.uniform(0.0, np.log(3_000.0)))) + 1
        share = random.dirichlet((0.5, 0.5 * random.uniform(), 0.5 * random.uniform(), 2.0))
        yield tuple(int(cell) for cell in random.multinomial(n, share))
    for _ in range(20):
        cells = random.dirichlet((0.5, 0.3, 0.3, 2.0)) * int(random.integers(2, 400))
        yield tuple(round(float(cell), 6) for cell in cells)


def one_sided(b, c, n, bound, sign):
    """p-value of "sign times the difference is at least sign times the bound"."""
    distance = sign * (bound - (b - c) / n)
    return norm.sf(math.copysign(math.sqrt(chi_square(b, c, n, bound)), distance))


def equivalence():
    random = np.random.default_rng(1987)
    limits = (0.1, 0.05, 0.2, 0.01, 0.5)
    for index, (both, b, c, neither) in enumerate(tables(random)):
        n = both + b + c + neither
        limit = limits[index % len(limits)]
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        p = max(one_sided(b, c, n, limit, 1), one_sided(b, c, n, -limit, -1))
        low, high = score_interval(b, c, n, confidence)
        yield (both, b, c, neither, limit, confidence, repr(float(p)), f"{max(-low, high):.12f}")


def power():
    random = np.random.default_rng(207)
    for index in range(120):
        discordance = 1.0 if index == 0 else float(round(random.uniform(0.005, 1.0) ** 2 + 0.001, 6))
        discordance = min(1.0, discordance)
        gap = float(round(discordance * random.uniform(0.05, 1.0), 6))
        if index % 10 == 0:
            gap = discordance
        samples = int(random.integers(1, 11))
        correlation = float(round(random.uniform(), 4))
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        asked = (0.8, 0.9, 0.5, 0.99)[index % 4]
        pairs = int(np.exp(random.uniform(0.0, np.log(5_000.0)))) + 1
        factor = correlation + (1.0 - correlation) / samples
        tail = (1.0 - confidence) / 2.0

        def of(difference, count, share):
            if share - difference**2 <= 0.0:
                return float(difference * math.sqrt(count) >= norm.isf(tail) * math.sqrt(factor))
            return normal_power_het(
                difference,
                count,
                tail,
                std_null=math.sqrt(factor * share),
                std_alternative=math.sqrt(factor * (share - difference**2)),
                alternative="larger",
            )

        needed = normal_sample_size_one_tail(
            gap,
            asked,
            tail,
            std_null=math.sqrt(factor * discordance),
            std_alternative=math.sqrt(factor * max(0.0, discordance - gap**2)),
        )
        missing = lambda d: of(d, pairs, max(discordance, d)) - asked
        detectable = "" if of(1.0, pairs, 1.0) < asked else brentq(missing, 1e-9, 1.0, xtol=1e-14)
        deviation = math.sqrt(factor * discordance)
        limit = (0.1, 0.05, 0.02)[index % 3]
        shown = lambda n: 2 * norm.cdf(limit * math.sqrt(n) / deviation - norm.isf(tail)) - 1 - asked
        absence = brentq(shown, 1e-6, 1e9, xtol=1e-9, rtol=1e-14)
        without = brentq(lambda n: score_interval(0, 0, n, confidence)[1] - limit, 0.1, 1e5)
        yield (
            discordance,
            samples,
            correlation,
            confidence,
            gap,
            pairs,
            repr(float(of(gap, pairs, discordance))),
            asked,
            math.ceil(needed),
            detectable if detectable == "" else f"{detectable:.12f}",
            limit,
            math.ceil(max(absence, without)),
        )


def settled(estimate, low, high, limit):
    if abs(estimate) <= limit:
        return -limit <= low and high <= limit
    return low > 0 if estimate > 0 else high < 0


def settling():
    random = np.random.default_rng(4)
    for index, (both, b, c, neither) in enumerate(tables(random)):
        if index % 2 and index > 40 or index > 130:
            continue
        n = both + b + c + neither
        limit = (0.1, 0.05, 0.2)[index % 3]
        confidence = CONFIDENCES[index % len(CONFIDENCES)]
        estimate = (b - c) / n
        if abs(abs(estimate) - limit) < 1e-3:
            continue

        def enough(further):
            more = (n + further) / n
            low, high = score_interval(b * more, c * more, n * more, confidence)
            return settled(estimate, low, high, limit)

        further = 0
        if not enough(0):
            top = 1
            while not enough(top):
                top *= 2
            bottom = top // 2
            while top - bottom > 1:
                middle = (top + bottom) // 2
                top, bottom = (middle, bottom) if enough(middle) else (top, middle)
            further = top
        yield both, b, c, neither, limit, confidence, abs(estimate) <= limit, further


def components():
    random = np.random.default_rng(1992)
    for index in range(40):
        requests = int(random.integers(2, 40))
        pairs, means, left, within = [], [], [], []
        for _ in range(requests):
            first = random.random(int(random.integers(2, 7))) < random.beta(0.5, 0.5)
            second = random.random(int(random.integers(2, 7))) < random.beta(0.5, 0.5)
            pairs.append(f"{first.sum()}/{first.size}-{second.sum()}/{second.size}")
            means.append(first.mean() - second.mean())
            within.append(np.var(first, ddof=1) + np.var(second, ddof=1))
            left.append(np.var(first, ddof=1) / first.size + np.var(second, ddof=1) / second.size)
        between = max(0.0, np.var(means, ddof=1) - np.mean(left))
        yield ";".join(pairs), repr(float(between)), repr(float(np.mean(within)))


def main():
    cells = ("both", "firstOnly", "secondOnly", "neither", "limit", "confidence")
    write("equivalence_reference.csv", (*cells, "pValue", "smallestLimit"), equivalence())
    write(
        "power_reference.csv",
        ("discordance", "samples", "correlation", "confidence", "gap", "pairs", "power", "asked")
        + ("pairsNeeded", "detectable", "limit", "pairsForAbsence"),
        power(),
    )
    write("settling_reference.csv", (*cells, "within", "furtherRequests"), settling())
    write("components_reference.csv", ("pairs", "between", "within"), components())


if __name__ == "__main__":
    main()
