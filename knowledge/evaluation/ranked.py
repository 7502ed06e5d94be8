"""The figures by which topics and stories are judged; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.embedding.base import Floats

Truth = npt.NDArray[np.bool_]
# Thresholds are looked for at these shares of the scores that lie above, from few to all.
_ABOVE = np.geomspace(5e-4, 1, 400)


@dataclass(frozen=True, slots=True)
class Told:
    """How well articles of one topic are told from the others; ``articles`` are of it."""

    articles: int
    precision: float
    recall: float
    f1: float


def average_precision(scores: Floats, good: Truth) -> float:
    """Return the mean precision at each good one, best first, ties in order; 0 without any."""
    ranked = good[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked].mean()) if ranked.any() else 0.0


def precision_at(count: int, scores: Floats, good: Truth) -> float:
    """Return the share of good ones among the best ``count``."""
    return float(good[np.argsort(-scores, kind="stable")[:count]].mean())


def told(taken: Truth, good: Truth) -> Told:
    """Return precision, recall and F1 of what was taken; 0 where there is nothing to divide by."""
    right = int((taken & good).sum())
    precision = right / max(int(taken.sum()), 1)
    recall = right / max(int(good.sum()), 1)
    f1 = 2 * right / max(int(taken.sum()) + int(good.sum()), 1)
    return Told(int(good.sum()), precision, recall, f1)


def best_threshold(scores: Sequence[Floats], good: Sequence[Truth]) -> float:
    """Return the one threshold with the best mean F1 over topics, the highest of equals."""
    steps = np.quantile(np.concatenate(scores), 1 - _ABOVE)
    means = [
        np.mean([told(one >= step, right).f1 for one, right in zip(scores, good, strict=True)])
        for step in steps
    ]
    return float(steps[int(np.argmax(means))])


def b_cubed(found: Sequence[int], true: Sequence[int]) -> tuple[float, float, float]:
    """Return precision, recall and F of a partition beside the true one.

    Bagga and Baldwin, 1998: for each article, the share of its own story among
    those it was put with, and the share of its story that was put with it.
    """
    cells = Counter(zip(found, true, strict=True))
    put, meant = Counter(found), Counter(true)
    precision = sum(n * n / put[one] for (one, _), n in cells.items()) / len(found)
    recall = sum(n * n / meant[one] for (_, one), n in cells.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)
