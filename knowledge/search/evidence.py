"""How likely it is that the library answers a question at all; pure."""

from __future__ import annotations

import math
import re

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.search.candidates import Ranking
from knowledge.search.ranking import coefficients

# The sentences that leads are measured against, and those in which names are looked for.
_BESIDE, _READ = 10, 3
# Libraries larger than this many passages are no different for refusing.
_LARGE = 10_000
# A number, or a capital inside a sentence.
_NAME = re.compile(r"(?<!^)\b[A-Z][\w'’-]+|\d[\d,.]*\d|\d")


def evidence(ranking: Ranking) -> dict[str, float]:
    """Return what speaks for and against an answer, by name; see docs/quality.md."""
    first = {name: float(values[0]) for name, values in ranking.features.items()}
    return {
        **first,
        **_of_sentences(ranking),
        "coverage_best_of_five": float(ranking.features["coverage_with_title"][:5].max()),
        "agreed": float(ranking.agreed),
        "few_words": 1.0 / len(ranking.query.words),
        "many_words": len(ranking.query.words) / 10,
        "rarity": ranking.rarity.total / len(ranking.query.words) / 10,
        "rarest_missing": _rarest_missing(ranking),
        "names_missing": _names_missing(ranking),
        **_leads(ranking),
        "library": math.log10(min(ranking.library, _LARGE)),
    }


def probability(ranking: Ranking) -> float:
    """Return the probability, 0 to 1, that the first passages answer the question."""
    fitted = coefficients()
    found = evidence(ranking)
    logit = fitted.answer_bias + sum(w * found[name] for name, w in fitted.answer.items())
    return 1.0 / (1.0 + math.exp(-float(np.clip(logit, -30, 30))))


def _of_sentences(ranking: Ranking) -> dict[str, float]:
    """Return each feature of the best sentence, and its lead over the next nine."""
    likeliest = ranking.sentences()[:_BESIDE]
    found: dict[str, float] = {}
    for name, values in ranking.sentence_features.items():
        found[f"sentence_{name}"] = float(values[likeliest[0]])
        found[f"sentence_{name}_lead"] = _lead(values[likeliest])
    return found


def _leads(ranking: Ranking) -> dict[str, float]:
    """Return how far the best passage and the best sentence are ahead of those behind them."""
    passages = ranking.scores[:_BESIDE]
    likeliest = ranking.sentences()[:_BESIDE]
    sentences = (ranking.scores[ranking.passage_of] + ranking.sentence_scores)[likeliest]
    cosines = np.sort(ranking.features["cosine"][:_BESIDE])[::-1]
    return {
        "lead": _lead(passages) / 10,
        "lead_over_second": _lead(passages[:2]) / 10,
        "cosine_over_second": _lead(cosines[:2]),
        "sentence_over_second": _lead(sentences[:2]) / 10,
        "sentence_over_fifth": float(sentences[0] - sentences[:5][-1]) / 10,
    }


def _rarest_missing(ranking: Ranking) -> float:
    """Return the share of the question's weight that its rarest word has, if it is missing."""
    weights = ranking.rarity.weights
    if not weights or not ranking.rarity.total:
        return 0.0
    heaviest = max(weights.values()) / ranking.rarity.total
    missing = 1.0 - float(ranking.features["coverage_with_title"][0])
    return heaviest if missing >= heaviest - 1e-6 else 0.0


def _names_missing(ranking: Ranking) -> float:
    """Return the share of the question's names and numbers that the best sentences lack."""
    names = _NAME.findall(ranking.query.text)
    if not names:
        return 0.0
    title = ranking.passages[0].article.details.title
    read = [ranking.words_of(number) for number in ranking.sentences()[:_READ]]
    text = " ".join([title, *read]).lower()
    return sum(name.lower() not in text for name in names) / len(names)


def _lead(values: Floats) -> float:
    """Return how far the first of the values is ahead of the others, on average."""
    return float(values[0] - values[1:].mean()) if len(values) > 1 else 0.0
