"""Fit the weights under which the right document's passages come first, and print them as TOML.

    python benchmarks/fit_ranking.py SET_FOLDER

All documents of the set make one library; the weights are those of a softmax
over the passages read for each question, of the features that have a weight now.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sources import RememberingEmbedder, Source

from knowledge.search.ranking import coefficients, compared

# Documents in the library, and how much large weights cost.
SIZE, SMALL = 1200, 1e-3


def fit(asked: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Fit weights to pairs of features, a row a passage, and which rows are right."""
    spread = np.concatenate([rows for rows, _ in asked]).std(axis=0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for rows, right in asked:
            scores = rows / spread @ weights
            all_of = np.exp(scores - scores.max())
            share = all_of / all_of.sum()
            within = all_of * right / (all_of * right).sum()
            total -= np.log(share[right].sum() + 1e-12)
            slope += (rows / spread).T @ (share - within)
        n = len(asked)
        return total / n + SMALL * weights @ weights, slope / n + 2 * SMALL * weights

    return minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B").x / spread


def main(folder: str) -> None:
    source = Source(Path(folder), RememberingEmbedder())
    ids = {one.id for one in source.questions.documents[:SIZE]}
    lists: list[tuple[np.ndarray, np.ndarray]] = []
    names = list(coefficients().passage)
    with source.library(ids) as view:
        for asked in source.questions.answerable:
            ranking = source.rank(view, asked) if asked.document in ids else None
            if ranking is None:
                continue
            features = {**ranking.features, **compared(ranking.features)}
            rows = np.stack([features[name] for name in names], axis=1)
            right = np.array([p.article.id == asked.document for p in ranking.passages])
            if right.any() and not right.all():
                lists.append((rows, right))
    print("[passage]")
    for name, weight in zip(names, fit(lists), strict=True):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main(sys.argv[1])
