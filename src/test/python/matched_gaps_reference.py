"""Writes the reference values of two gaps on the same requests for MatchedGapsTest.

The test of equal gaps is counted over all sign patterns in exact fractions, one request after the
other, without a common unit, a tail or a greatest divisor: how many of the 2^k patterns of the k
differences that are not zero add up to at least the observed size.

Needs Python alone. Run from the top of the repository:

    python src/test/python/matched_gaps_reference.py
"""

import csv
import pathlib
import random
from collections import Counter
from fractions import Fraction

FILE = pathlib.Path("src/test/resources/dev/candor/stats/matched_gaps_reference.csv")


def p_value(differences):
    sums = Counter({Fraction(0): 1})
    moving = [d for d in differences if d]
    for d in moving:
        after = Counter()
        for total, patterns in sums.items():
            after[total + d] += patterns
            after[total - d] += patterns
        sums = after
    observed = abs(sum(moving))
    hits = sum(patterns for total, patterns in sums.items() if abs(total) >= observed)
    return Fraction(hits, 2 ** len(moving))


def yes(chance, rate, samples):
    return sum(chance.random() < rate for _ in range(samples))


def designs():
    for requests in (1, 2, 5, 12, 40, 120):
        for samples in ((1, 1), (1, 1), (2, 3), (3, 5)):
            for rates in (
                (0.14, 0.005, 0.14, 0.005),
                (0.14, 0.005, 0.005, 0.005),
                (0.02, 0.25, 0.03, 0.04),
                (0.9, 0.5, 0.4, 0.6),
                (0.0, 0.0, 0.0, 0.0),
            ):
                yield requests, samples, rates


def main():
    chance = random.Random(2025)
    with FILE.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["answers1", "answers2", "a", "b", "c", "d", "estimate", "pValue"])
        for requests, samples, rates in designs():
            m, n = samples
            cells = [
                [yes(chance, rate, k) for _ in range(requests)]
                for rate, k in zip(rates, (m, m, n, n))
            ]
            differences = [
                Fraction(a - b, m) - Fraction(c - d, n) for a, b, c, d in zip(*cells)
            ]
            out.writerow(
                [m, n]
                + [" ".join(map(str, cell)) for cell in cells]
                + [float(sum(differences) / requests), float(p_value(differences))]
            )


if __name__ == "__main__":
    main()
