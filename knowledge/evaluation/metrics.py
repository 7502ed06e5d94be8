"""The figures by which finding and refusing are judged; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

_OTHER_SIGNS = re.compile(r"[^\w\s$%€£.,:'-]")
_FEWEST_ANSWERED = 20
_PRECISION = 0.95


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Means over questions with one relevant document each (Manning et al., 2008, ch. 8)."""

    ndcg10: float
    mrr10: float
    r5: float
    r10: float
    hits4: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """How well a score tells answerable questions from others.

    ``cov95`` is the largest share of the ``answerable`` questions answered
    while at least 95 % of those answered are answerable (20 at least).
    """

    auroc: float
    cov95: float
    n: int
    answerable: int


def retrieval(ranks: Sequence[int]) -> Retrieval:
    """Return the figures for the rank, from 1, of each question's document; 0 is not found."""
    rank = np.array(ranks, float)
    found = rank > 0
    within = found & (rank <= 10)  # noqa: PLR2004 - the ten of every figure's name
    safe = np.maximum(rank, 1)
    return Retrieval(
        ndcg10=float(np.where(within, 1 / np.log2(safe + 1), 0).mean()),
        mrr10=float(np.where(within, 1 / safe, 0).mean()),
        r5=float((found & (rank <= 5)).mean()),  # noqa: PLR2004
        r10=float(within.mean()),
        hits4=float((found & (rank <= 4)).mean()),  # noqa: PLR2004
    )


def refusal(scores: Sequence[float], answerable: Sequence[bool]) -> Refusal:
    """Return the figures for a score that should be higher where a question is answerable."""
    score, good = np.array(scores, float), np.array(answerable, bool)
    return Refusal(_auroc(score, good), _cov95(score, good), len(score), int(good.sum()))


def holds_answer(sentence: str, answers: Sequence[str]) -> bool:
    """Tell whether one of the answers stands in a sentence, case and most signs apart."""
    held = _plain(sentence)
    return any(_plain(answer) in held for answer in answers)


def _plain(text: str) -> str:
    return " ".join(_OTHER_SIGNS.sub(" ", text.lower()).split())


def _auroc(score: np.ndarray, good: np.ndarray) -> float:
    """Return the chance that a good one scores above another, ties counting half."""
    positives, negatives = int(good.sum()), int((~good).sum())
    if not positives or not negatives:
        return float("nan")
    _values, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    above = ranks[good].sum() - positives * (positives + 1) / 2
    return float(above / (positives * negatives))


def _cov95(score: np.ndarray, good: np.ndarray) -> float:
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(good[order])
    answered = np.arange(1, len(order) + 1)
    enough = (answered >= _FEWEST_ANSWERED) & (right >= _PRECISION * answered)
    return float(right[enough].max() / good.sum()) if enough.any() else 0.0
