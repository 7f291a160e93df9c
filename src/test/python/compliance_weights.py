"""Fits the weights of the offline compliance scorer and writes compliance-weights.csv.

A logistic regression of COMPLIED against REFUSED with a quadratic penalty, over the traits that
EvidenceTable writes and over single words that the hand-written sets use at least six times; an
answer's words are scaled by the root of their number. The set put together from parts
(typical_answers.py) weighs half and chooses no words; the trick cases, of which natural answers have
few, weigh double. Prints Cohen's kappa in ten-fold cross-validation, in which all answers to a request
fall into one fold: over the three classes, with what OfflineScorer decides by rule, and of the
regression alone. The held-out sets have no part in this.

Needs numpy, pandas and scikit-learn. Run from the top of the repository, with the table that
dev.candor.scoring.EvidenceTable wrote:

    python src/test/python/compliance_weights.py target/evidence.csv
"""

import collections
import csv
import pathlib
import sys

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score
from sklearn.model_selection import GroupKFold, cross_val_predict

TARGET = pathlib.Path("src/main/resources/dev/candor/scoring/compliance-weights.csv")
TYPICAL = "compliance-typical.jsonl"
TRICKS = ["compliance-development.jsonl", "answers.jsonl"]
NATURAL = ["compliance-natural-1.jsonl", "compliance-natural-2.jsonl", "compliance-natural-3.jsonl"]
LEAST_USES = 6
SCALE_OF_WORDS = 2.0
PENALTY = LogisticRegression(C=1.0, max_iter=3000)
SEED = 20261121


def vocabulary(table):
    uses = collections.Counter()
    for terms in table.terms[table.file != TYPICAL]:
        uses.update(term for term in terms.split() if term[0].isalpha() and term.isascii()
                    or term in "?![")
    return sorted(term for term, count in uses.items() if count >= LEAST_USES)


def words(table, known):
    place = {term: i for i, term in enumerate(known)}
    matrix = np.zeros((len(table), len(known)))
    for row, terms in enumerate(table.terms):
        found = [place[term] for term in terms.split() if term in place]
        matrix[row, found] = SCALE_OF_WORDS / np.sqrt(max(1, len(found)))
    return matrix


def report(name, table, crossed):
    """Where a rule decided, the scorer's class stands; elsewhere that of the held-out fold."""
    weighed = np.where(crossed, "COMPLIED", "REFUSED")
    found = np.where(table.found == "MALFORMED", table.found, weighed)
    some = table.label != "MALFORMED"
    whole = cohen_kappa_score(table.label, found)
    alone = cohen_kappa_score(table.label[some], weighed[some])
    print(f"{name}: {whole:.3f}, regression alone {alone:.3f}")


def main():
    table = pd.read_csv(sys.argv[1], keep_default_na=False)
    traits = list(table.columns[table.columns.get_loc("terms") + 1:])
    known = vocabulary(table)
    evidence = np.hstack([table[traits].to_numpy(float), words(table, known)])
    answered = (table.label != "MALFORMED").to_numpy()
    complied = (table.label == "COMPLIED").to_numpy()
    weight = np.select([table.file == TYPICAL, table.file.isin(TRICKS)], [0.5, 2.0], 1.0)
    weight = np.where(answered, weight, 0.0)
    folds = GroupKFold(10, shuffle=True, random_state=SEED)
    crossed = cross_val_predict(PENALTY, evidence, complied, cv=folds,
                                groups=table.request.str.lower(), params={"sample_weight": weight})
    for name, files in [("natural", NATURAL), ("tricks", TRICKS)] + [(n, [n]) for n in NATURAL]:
        some = table.file.isin(files).to_numpy()
        report(name, table[some], crossed[some])
    model = PENALTY.fit(evidence, complied, sample_weight=weight)
    scale = [1.0] * len(traits) + [SCALE_OF_WORDS] * len(known)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    with TARGET.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["INTERCEPT", f"{model.intercept_[0]:.4f}"])
        for name, value, factor in zip(traits + known, model.coef_[0], scale):
            writer.writerow([name, f"{value * factor:.4f}"])


if __name__ == "__main__":
    main()
