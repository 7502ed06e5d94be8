"""How likely it is that the library answers a question at all; pure."""

from __future__ import annotations

import math

import numpy as np

from knowledge.search.candidates import Ranking
from knowledge.search.ranking import coefficients


def evidence(ranking: Ranking) -> dict[str, float]:
    """Return what speaks for and against an answer, by name; see docs/quality.md."""
    first = {name: float(values[0]) for name, values in ranking.features.items()}
    best = int(ranking.sentences()[0])
    return {
        **first,
        "sentence_maxsim": float(ranking.sentence_features["maxsim"][best]),
        "sentence_weighted": float(ranking.sentence_features["maxsim_weighted"][best]),
        "sentence_coverage": float(ranking.sentence_features["coverage"][best]),
        "sentence_cosine": float(ranking.sentence_features["cosine"][best]),
        "coverage_best_of_five": float(ranking.features["coverage_with_title"][:5].max()),
        "agreed": float(ranking.agreed),
        "few_words": 1.0 / len(ranking.query.words),
        "rarest_missing": _rarest_missing(ranking),
        "lead": _lead(ranking),
    }


def probability(ranking: Ranking) -> float:
    """Return the probability, 0 to 1, that the first passages answer the question."""
    fitted = coefficients()
    found = evidence(ranking)
    logit = fitted.answer_bias + sum(w * found[name] for name, w in fitted.answer.items())
    return 1.0 / (1.0 + math.exp(-float(np.clip(logit, -30, 30))))


def _rarest_missing(ranking: Ranking) -> float:
    """Return the share of the question's weight that its rarest word has, if it is missing."""
    weights = ranking.rarity.weights
    if not weights or not ranking.rarity.total:
        return 0.0
    heaviest = max(weights.values()) / ranking.rarity.total
    missing = 1.0 - float(ranking.features["coverage_with_title"][0])
    return heaviest if missing >= heaviest - 1e-6 else 0.0


def _lead(ranking: Ranking) -> float:
    """Return how far the first passage is ahead of the next nine, on average."""
    rest = ranking.scores[1:10]
    return float(ranking.scores[0] - rest.mean()) / 10 if len(rest) else 0.0
