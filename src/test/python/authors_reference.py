"""Writes the reference values that PublishedSoftwareTest compares the Java code with.

They come from the software that the authors of two methods have published, run on published data:
ppi_py of Angelopoulos et al. (2023), without the tuning that came later, and the diversified betting
martingale of confseq of Waudby-Smith and Ramdas (2024), with the bets that the Java code makes.

Needs ppi-python, numpy, scipy, statsmodels and confseq, of which the modules in Python are enough; the latest
version of confseq needs numpy below 2. Run from the top of the repository:

    python src/test/python/authors_reference.py
"""

import numpy as np
from confseq.betting import diversified_betting_mart
from correction_reference import words
from power_reference import write
from ppi_py import ppi_mean_ci, ppi_mean_pointestimate
from scipy.optimize import brentq

BETS = [2 ** (-0.5 * k) for k in range(14)]

# Fisher, The Design of Experiments (1935): Darwin's maize, in eighths of an inch.
MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48]
# Student, Biometrika 6 (1908): further hours of sleep under the second drug.
SLEEP = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
# Obuchowski, Statistics in Medicine 17 (1998): glands, true negatives by PET and by SPECT.
GLANDS = [
    (3, 0, 2), (3, 2, 3), (3, 3, 3), (1, 1, 1), (3, 2, 3), (4, 4, 4), (3, 3, 3),
    (2, 2, 2), (2, 2, 1), (1, 1, 1), (3, 2, 2), (2, 2, 2), (3, 3, 3), (2, 2, 2),
    (2, 0, 2), (3, 2, 2), (3, 2, 2), (3, 2, 3), (2, 2, 2), (1, 1, 1), (2, 2, 2),
]
# Donner and Petryshen, Psychiatry Research 28 (1989): patients; concerns named by both, by the
# patient only and by the psychiatrist only.
CONCERNS = [
    (7, 1, 0, 4), (6, 1, 1, 2), (7, 3, 1, 3), (6, 2, 1, 2), (4, 2, 0, 1), (6, 0, 3, 3),
    (5, 0, 3, 0), (8, 0, 3, 2), (4, 0, 1, 2), (7, 0, 0, 4), (3, 1, 0, 2), (6, 1, 1, 4),
    (7, 1, 0, 3), (6, 2, 0, 2), (5, 2, 0, 1), (4, 1, 0, 3), (6, 2, 0, 1), (5, 1, 0, 2),
    (4, 0, 3, 0), (3, 2, 1, 0), (5, 1, 1, 0), (4, 0, 2, 2), (4, 1, 0, 1), (2, 0, 0, 2),
    (3, 0, 0, 2), (2, 0, 0, 0), (2, 0, 0, 0), (3, 1, 0, 1), (1, 0, 0, 1),
]


def most_capital(differences, m, side):
    """The most that the gambler on a mean above m (side 1) or below it (side 0) has ever held."""
    x = (np.array(differences) + 1) / 2
    capital = diversified_betting_mart(
        x,
        (m + 1) / 2,
        lambdas_fns_positive=[lambda x, mu, c=c: np.repeat(c / mu, len(x)) for c in BETS],
        lambdas_fns_negative=[lambda x, mu, c=c: np.repeat(c / (1 - mu), len(x)) for c in BETS],
        theta=side,
        trunc_scale=1,
    )
    return max(1.0, capital.max())


def betting():
    sequences = [
        [eighths / 80 for eighths in MAIZE],
        [hours / 10 for hours in SLEEP],
        [(pet - spect) / glands for glands, pet, spect in GLANDS],
        [(patient - psychiatrist) / n for n, _, patient, psychiatrist in CONCERNS],
    ]
    for once in sequences:
        for times in (1, 3):
            differences = once * times
            evidence = max(most_capital(differences, 0.0, side) for side in (0, 1))
            for confidence in (0.8, 0.95):
                enough = 2 / (1 - confidence)
                low, high = -1.0, 1.0
                if most_capital(differences, -1 + 1e-12, 1) > enough:
                    low = brentq(
                        lambda m: most_capital(differences, m, 1) - enough, -1 + 1e-12, 1 - 1e-12,
                        xtol=1e-14)
                if most_capital(differences, 1 - 1e-12, 0) > enough:
                    high = brentq(
                        lambda m: most_capital(differences, m, 0) - enough, -1 + 1e-12, 1 - 1e-12,
                        xtol=1e-14)
                yield words(differences), confidence, low, high, min(1.0, 2 / evidence)


def prediction_powered():
    """As many values without labels as with: one rate is to be found, the other predicts it."""
    glands = [(spect / n, pet / n) for n, pet, spect in GLANDS]
    concerns = [((both + own) / n, (both + patient) / n) for n, both, patient, own in CONCERNS]
    for rates in (glands, concerns):
        half = len(rates) // 2
        for labelled, rest in ((rates[:half], rates[half : 2 * half]),
                               (rates[half : 2 * half], rates[:half])):
            y = np.array([truth for truth, _ in labelled])
            predicted = np.array([prediction for _, prediction in labelled])
            others = np.array([prediction for _, prediction in rest])
            for confidence in (0.8, 0.95):
                estimate = ppi_mean_pointestimate(y, predicted, others, lam=1)
                low, high = ppi_mean_ci(y, predicted, others, alpha=1 - confidence, lam=1)
                yield (words(y), words(predicted), words(others), confidence,
                       *(float(np.squeeze(value)) for value in (estimate, low, high)))


if __name__ == "__main__":
    write("authors_betting_reference.csv",
          ["differences", "confidence", "low", "high", "pValue"], betting())
    write("authors_prediction_powered_reference.csv",
          ["labels", "predictions", "others", "confidence", "estimate", "low", "high"],
          prediction_powered())
