"""Fits the weights of the offline compliance scorer and writes compliance-weights.csv.

A logistic regression of COMPLIED against REFUSED with a quadratic penalty, over the traits that
EvidenceTable writes and over single words that the two hand-written sets use at least six times; an
answer's words are scaled by the root of their number. The sets put together from parts
(typical_answers.py) weigh half and choose no words. Prints Cohen's kappa of each set when it is left
out of the fit and in ten-fold cross-validation. The held-out set has no part in this.

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
from sklearn.model_selection import StratifiedKFold, cross_val_predict

TARGET = pathlib.Path("src/main/resources/dev/candor/scoring/compliance-weights.csv")
TYPICAL = "compliance-typical.jsonl"
LEAST_USES = 6
SCALE_OF_WORDS = 3.0
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


def main():
    table = pd.read_csv(sys.argv[1], keep_default_na=False)
    table = table[table.label != "MALFORMED"].reset_index(drop=True)
    traits = list(table.columns[5:])
    known = vocabulary(table)
    evidence = np.hstack([table[traits].to_numpy(float), words(table, known)])
    complied = (table.label == "COMPLIED").to_numpy()
    weight = np.where(table.file == TYPICAL, 0.5, 1.0)
    folds = StratifiedKFold(10, shuffle=True, random_state=SEED)
    crossed = cross_val_predict(
        PENALTY, evidence, complied, cv=folds, params={"sample_weight": weight})
    for name in sorted(set(table.file)):
        out = (table.file == name).to_numpy()
        model = PENALTY.fit(evidence[~out], complied[~out], sample_weight=weight[~out])
        left_out = cohen_kappa_score(complied[out], model.predict(evidence[out]))
        folded = cohen_kappa_score(complied[out], crossed[out])
        print(f"{name}: left out {left_out:.3f}, ten-fold {folded:.3f}")
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
