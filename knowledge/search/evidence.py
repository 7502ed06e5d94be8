"""How likely it is that the library speaks of what is asked, and answers it; pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.search.candidates import Ranking
from knowledge.search.query import KINDS, kind_of, names_in
from knowledge.search.ranking import Refusing, coefficients
from knowledge.search.reader import Read

# The sentences that leads are measured against, and those in which names are looked for.
_BESIDE, _READ = 10, 3
# The lead over other articles where there is none, and the passages that articles are counted in.
_ALONE, _TOP = 0.3, 5
# Libraries larger than this many passages are no different for refusing.
_LARGE = 10_000


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Probabilities, 0 to 1: that the library speaks of the subject, and that it answers too."""

    subject: float
    answer: float


def likelihood(ranking: Ranking | None) -> Likelihood:
    """Return how likely it is that the first passages bear on the question and answer it.

    Two logistic models, multiplied: an answer needs its subject to be there,
    and what is asked to be said of it. Without any passage neither is.
    """
    if ranking is None:
        return Likelihood(0.0, 0.0)
    fitted, found = refusing(ranking), evidence(ranking)
    subject = _logistic(fitted.subject_bias, fitted.subject, found)
    return Likelihood(subject, subject * _logistic(fitted.answer_bias, fitted.answer, found))


def refusing(ranking: Ranking | None) -> Refusing:
    """Return when to refuse, by whether a reading model had its say."""
    is_read = ranking is not None and ranking.read is not None
    return coefficients().read if is_read else coefficients().unread


def _logistic(bias: float, weights: dict[str, float], found: dict[str, float]) -> float:
    logit = bias + sum(weight * found[name] for name, weight in weights.items())
    return 1.0 / (1.0 + math.exp(-float(np.clip(logit, -30, 30))))


def evidence(ranking: Ranking) -> dict[str, float]:
    """Return what speaks for and against an answer, by name; see docs/quality.md."""
    first = {name: float(values[0]) for name, values in ranking.features.items()}
    return {
        **first,
        **_of_sentences(ranking),
        **_of_question(ranking),
        "coverage_best_of_five": float(ranking.features["coverage_with_title"][:_TOP].max()),
        "agreed": float(ranking.agreed),
        "rarest_missing": _rarest_missing(ranking),
        "names_missing": _names_missing(ranking),
        "sentence_length": math.log1p(len(ranking.words_of(int(ranking.sentences()[0])))) / 5,
        "articles_among_five": len({p.article.id for p in ranking.passages[:_TOP]}) / _TOP,
        **_leads(ranking),
        "library": math.log10(min(ranking.library, _LARGE)),
        **(_of_reading(ranking, ranking.read) if ranking.read is not None else {}),
    }


def _of_reading(ranking: Ranking, read: Read) -> dict[str, float]:
    """Return what a reading model found, in tens of logits, and its share of all that it found."""
    first = ranking.sentences()[:2]
    chosen = int(first[0])
    passages = np.sort(read.passages)[::-1]
    return {
        "read_sentence": float(read.sentences[chosen]) / 10,
        "read_share": _share(read, chosen),
        "read_passage": float(read.passages[0]) / 10,
        "read_before": read.before / 10,
        "read_most": float(passages[0]) / 10,
        "read_second": float(passages[:2][-1]) / 10,
        "read_mean": float(read.passages.mean()) / 10,
        "read_lead": _lead(read.passages) / 10,
        "read_any": float(1 - np.prod(1 / (1 + np.exp(read.passages)))),
        "read_sentence_lead": _lead(ranking.totals()[first]) / 10,
    }


def _share(read: Read, sentence: int) -> float:
    """Return the probability of a sentence among all, if any of them answers."""
    likely = np.exp(read.sentences - read.sentences.max())
    return float(likely[sentence] / likely.sum())


def _of_question(ranking: Ranking) -> dict[str, float]:
    kind, count = kind_of(ranking.query.text), len(ranking.query.words)
    return {
        **{f"asks_{one}": float(one == kind) for one in KINDS},
        "few_words": 1.0 / count,
        "many_words": count / 10,
        "rarity": ranking.rarity.total / count / 10,
    }


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
    sentences = ranking.totals()[likeliest]
    cosines = np.sort(ranking.features["cosine"][:_BESIDE])[::-1]
    return {
        "lead": _lead(passages) / 10,
        "lead_over_second": _lead(passages[:2]) / 10,
        "lead_over_other_article": _lead_over_others(ranking),
        "cosine_over_second": _lead(cosines[:2]),
        "sentence_over_second": _lead(sentences[:2]) / 10,
        "sentence_over_fifth": float(sentences[0] - sentences[:5][-1]) / 10,
    }


def _lead_over_others(ranking: Ranking) -> float:
    """Return how far the best passage is ahead of the best one of any other article."""
    first = ranking.passages[0].article.id
    beside = zip(ranking.passages[:_BESIDE], ranking.scores, strict=False)
    other = next((score for kept, score in beside if kept.article.id != first), None)
    return _ALONE if other is None else float(ranking.scores[0] - other) / 10


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
    names = names_in(ranking.query.text)
    if not names:
        return 0.0
    title = ranking.passages[0].article.details.title
    read = [ranking.words_of(number) for number in ranking.sentences()[:_READ]]
    text = " ".join([title, *read]).lower()
    return sum(name.lower() not in text for name in names) / len(names)


def _lead(values: Floats) -> float:
    """Return how far the first of the values is ahead of the others, on average."""
    return float(values[0] - values[1:].mean()) if len(values) > 1 else 0.0
