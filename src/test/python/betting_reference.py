"""Writes the reference values that BettingSequenceTest compares the Java code with.

The same confidence sequence, written another way: the stakes are those of Waudby-Smith and Ramdas
(JRSS B 86, 2024), lambda on the difference x - m, the capital is carried from difference to
difference in the order in which they come, and the bounds are found by bisection at every step,
whatever they were before; the running intersection is taken at the end.

Needs numpy. Run from the top of the repository:

    python src/test/python/betting_reference.py
"""

import csv
import pathlib

import numpy as np

TARGET = pathlib.Path("src/test/resources/dev/candor/stats/betting_reference.csv")
FRACTIONS = np.sqrt(0.5) ** np.arange(14)


def log_capital(values, m, sign):
    """Bets that the mean is above m (sign 1) or below it (sign -1)."""
    stakes = FRACTIONS / (1.0 + sign * m)
    with np.errstate(divide="ignore"):
        growth = np.log1p(sign * stakes[:, None] * (values[None, :] - m))
    return np.logaddexp.reduce(growth.sum(axis=1)) - np.log(len(FRACTIONS))


def lower(values, sign, enough):
    """Largest m, seen from the side, that is excluded; -1 if there is none."""
    inside, outside = 1.0, -1.0
    if log_capital(values, sign * (-1.0 + 1e-15), sign) < enough:
        return -1.0
    for _ in range(70):
        middle = (inside + outside) / 2.0
        if log_capital(values, sign * middle, sign) >= enough:
            outside = middle
        else:
            inside = middle
    return (inside + outside) / 2.0


def sequence(values, confidence, looks):
    enough = np.log(2.0 / (1.0 - confidence))
    low, high, against_zero = -1.0, 1.0, 0.0
    for t in range(1, len(values) + 1):
        seen = values[:t]
        against_zero = max(
            against_zero, log_capital(seen, 0.0, 1.0), log_capital(seen, 0.0, -1.0))
        new_low = max(low, lower(seen, 1.0, enough))
        new_high = min(high, -lower(seen, -1.0, enough))
        if new_low <= new_high:
            low, high = new_low, new_high
        if t in looks:
            yield t, low, high, min(1.0, 2.0 * np.exp(-against_zero))


def numerators():
    """Degenerate sequences first, then differences of rates over 1, 3 and 4 samples."""
    for value in (0, 1, -1):
        yield 1, np.full(60, value)
    yield 1, np.array([1])
    yield 1, np.array([0, 1] * 40)
    yield 1, np.array([1] * 30 + [-1] * 60)
    yield 3, np.array([1] * 80)
    yield 3, np.array([0] * 40 + [3] * 40)
    random = np.random.default_rng(20240229)
    for index in range(32):
        samples = (1, 3, 4)[index % 3]
        n = (40, 90, 160, 260)[index % 4]
        first = random.beta(*((0.3, 2.0), (2.0, 2.0), (2.0, 0.2))[index % 3], size=n)
        shift = (0.0, 0.15, -0.4, 0.05)[index % 4]
        second = np.clip(first + shift, 0.0, 1.0)
        yield samples, random.binomial(samples, first) - random.binomial(samples, second)


def main():
    confidences = (0.95, 0.9, 0.99, 0.5, 0.999)
    with TARGET.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("confidence", "samples", "differences", "look", "low", "high", "pValue"))
        for index, (samples, counts) in enumerate(numerators()):
            looks = {t for t in (1, 2, 5, 10, 30, 60, 120, 200) if t < len(counts)}
            looks.add(len(counts))
            confidence = confidences[index % len(confidences)]
            values = counts / samples
            for t, low, high, p in sequence(values, confidence, looks):
                # Only the last look repeats all differences; the others are on the way to it.
                told = " ".join(str(int(c)) for c in counts) if t == len(counts) else ""
                out.writerow(
                    (confidence, samples, told, t, f"{low:.14f}", f"{high:.14f}", repr(float(p))))


if __name__ == "__main__":
    main()
