"""Two logistic models whose product is the probability of an answer, fitted together.

The first says whether the library speaks of the subject at all, the second
whether it says what is asked. What a question's subject is known from how it
was chosen; whether it is answered, from the set. The loss is the cross
entropy of the product, and half that of the first model where it is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

SUBJECT_SHARE, SMALL, TINY = 0.5, 1e-3, 1e-9


@dataclass(frozen=True)
class Conjunction:
    """Weights of features as they are, a column for the subject and one for the answer."""

    weights: np.ndarray
    biases: np.ndarray

    def both(self, rows: np.ndarray) -> np.ndarray:
        """Return the probabilities of subject and of answer, a row for each question."""
        alone = 1 / (1 + np.exp(-np.clip(rows @ self.weights + self.biases, -30, 30)))
        return np.stack([alone[:, 0], alone.prod(axis=1)], axis=1)


def fit(
    rows: np.ndarray, good: np.ndarray, subject: np.ndarray, importance: np.ndarray
) -> Conjunction:
    """Fit to questions that are ``good`` or not; ``subject`` is 1, 0, or NaN where not known."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + TINY
    x, y, share = (rows - middle) / spread, good.astype(float), importance / importance.sum()
    known = ~np.isnan(subject)
    there, known_share = np.where(known, subject, 0.0), np.where(known, share, 0.0)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights, biases = flat[:-2].reshape(-1, 2), flat[-2:]
        z = x @ weights + biases
        alone = 1 / (1 + np.exp(-z))
        both = np.clip(alone.prod(axis=1), TINY, 1 - TINY)
        first = np.clip(alone[:, 0], TINY, 1 - TINY)
        total = -share @ (y * np.log(both) + (1 - y) * np.log(1 - both))
        total -= SUBJECT_SHARE * (
            known_share @ (there * np.log(first) + (1 - there) * np.log(1 - first))
        )
        slope = (share * ((1 - y) * both / (1 - both) - y))[:, np.newaxis] * (1 - alone)
        slope[:, 0] += SUBJECT_SHARE * known_share * (first - there)
        return (
            total + SMALL * (weights**2).sum(),
            np.concatenate([(x.T @ slope + 2 * SMALL * weights).ravel(), slope.sum(axis=0)]),
        )

    start = np.zeros(2 * x.shape[1] + 2)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x
    weights = found[:-2].reshape(-1, 2) / spread[:, np.newaxis]
    return Conjunction(weights, found[-2:] - middle @ weights)
