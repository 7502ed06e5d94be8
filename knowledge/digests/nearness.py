"""How near articles are to what a topic describes, each by itself, from words and meaning."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from knowledge.digests.gists import Gist, shared
from knowledge.digests.page import Count
from knowledge.embedding.base import Floats
from knowledge.model import Article

THRESHOLD: Final = 0.5
"""The nearness from which an article belongs to what a topic describes."""
# BM25 as FTS5 has it (Robertson and Zaragoza, 2009), a title's word counting as three.
_K1, _B, _TITLE_WEIGHT = 1.2, 0.75, 3
# Brings BM25 to about the size of a cosine.
_BM25_SCALE: Final = 10
_FURTHEST: Final = 30.0

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Coefficients:
    """What was fitted: weights by name, beside the command that did it."""

    described: Weights
    both: Weights
    examples: Weights


@dataclass(frozen=True, slots=True)
class Bearing:
    """What of an article bears on a description, each about 0 to 1.

    ``words`` is BM25 of the description's words in title and text, ``lead``
    the cosine of title and lead, ``sentence`` that of the nearest sentence.
    """

    words: float
    lead: float
    sentence: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like an article is to some others: the cosines of their vectors and of their words."""

    meaning: float
    words: float


@cache
def coefficients() -> Coefficients:
    """Read the fitted coefficients that come with the program."""
    kept = tomllib.loads((files(__package__) / "coefficients.toml").read_text("utf-8"))
    return Coefficients(kept["described"], kept["both"], kept["examples"])


def described(bearing: Bearing) -> float:
    """Return how surely an article is of what is described, in log-odds; 0 is the threshold."""
    weights = coefficients().described
    return weights["bias"] + by_words(bearing) + by_meaning(bearing)


def by_words(bearing: Bearing) -> float:
    """Return what the words alone add to that."""
    return coefficients().described["words"] * bearing.words


def by_meaning(bearing: Bearing) -> float:
    """Return what the meaning alone adds to that."""
    weights = coefficients().described
    return weights["lead"] * bearing.lead + weights["sentence"] * bearing.sentence


def together(surely: float | None, likeness: Likeness | None) -> float | None:
    """Return how surely an article belongs, in log-odds, by description and examples, if any.

    To a description, examples only add: what is unlike them belongs as it did.
    """
    if likeness is None:
        return surely
    fitted = coefficients()
    if surely is None:
        return _like(fitted.examples, likeness)
    return surely + max(0.0, _like(fitted.both, likeness))


def _like(weights: Weights, likeness: Likeness) -> float:
    meant = weights["meaning"] * likeness.meaning + weights["words"] * likeness.words
    return weights["bias"] + meant


def nearness(surely: float) -> float:
    """Return a number from 0 to 1, ``THRESHOLD`` at the threshold, for log-odds."""
    return 1 / (1 + math.exp(-min(max(surely, -_FURTHEST), _FURTHEST)))


def likeness_to(gist: Gist, examples: Gist) -> Likeness:
    """Compare a gist with what some examples tell together."""
    return Likeness(float(gist.vector @ examples.vector), shared(gist.words, examples.words))


def bm25(
    rarity: Mapping[str, float],
    articles: Sequence[Article],
    counts: Sequence[Mapping[str, Count]],
    usual_words: float,
) -> Floats:
    """Return how much articles hold of some words, about 0 to 1.

    ``rarity`` has the weight of each word; ``usual_words`` is how long an
    article of the library is.
    """
    found = np.zeros(len(articles), np.float32)
    for place, (article, held) in enumerate(zip(articles, counts, strict=True)):
        length = 1 - _B + _B * article.words / usual_words
        for word, count in held.items():
            often = _TITLE_WEIGHT * count.in_title + count.in_text
            found[place] += rarity[word] * often * (_K1 + 1) / (often + _K1 * length)
    found /= _BM25_SCALE
    return found
