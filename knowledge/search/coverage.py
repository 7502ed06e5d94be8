"""How many of a question's words, weighed by their rarity, a text holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.embedding.base import Floats
from knowledge.store.base import KeptPassage
from knowledge.words import rareness, terms, texts_with

# For each term, which of a row of texts hold it.
Held = Mapping[str, npt.NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weight of each of a question's words, by the terms it comes to; more is rarer."""

    weights: Mapping[tuple[str, ...], float]

    @property
    def total(self) -> float:
        """Return the weight of all words together."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Covered:
    """The share of a question that passages cover, alone and with their titles.

    ``sentences`` has a number for each sentence of all passages, in order.
    """

    sentences: Floats
    passages: Floats
    with_titles: Floats


def rarity_of(frequencies: Mapping[str, int], passages: int) -> Rarity:
    """Weigh words by how few of a library's passages hold them."""
    words = list(frequencies)
    weights: dict[tuple[str, ...], float] = {}
    for word, forms in zip(words, terms(words, stem=True), strict=True):
        if forms:
            weights[forms] = rareness(frequencies[word], passages)
    return Rarity(weights)


def shares(rarity: Rarity, texts: Sequence[str]) -> Floats:
    """Return the share, 0 to 1, of the question's weight whose words each text holds."""
    return _shares(rarity, _held(rarity, texts), len(texts))


def covering(rarity: Rarity, passages: Sequence[KeptPassage]) -> Covered:
    """Return how much of a question passages and their sentences cover."""
    texts = [s.of(one.article.text) for one in passages for s in one.passage.sentences]
    titles = [one.article.details.title for one in passages]
    firsts = np.cumsum([0, *(len(one.passage.sentences) for one in passages)])[:-1]
    held = _held(rarity, [*texts, *titles])
    in_sentences = {term: found[: len(texts)] for term, found in held.items()}
    in_passages = {t: np.logical_or.reduceat(found, firsts) for t, found in in_sentences.items()}
    with_titles = {t: found | held[t][len(texts) :] for t, found in in_passages.items()}
    return Covered(
        _shares(rarity, in_sentences, len(texts)),
        _shares(rarity, in_passages, len(passages)),
        _shares(rarity, with_titles, len(passages)),
    )


def _held(rarity: Rarity, texts: Sequence[str]) -> Held:
    wanted = {term for forms in rarity.weights for term in forms}
    held = {term: np.zeros(len(texts), bool) for term in wanted}
    for term, places in texts_with(wanted, texts, stem=True).items():
        held[term][places] = True
    return held


def _shares(rarity: Rarity, held: Held, count: int) -> Floats:
    found = np.zeros(count)
    for forms, weight in rarity.weights.items():
        found += weight * np.logical_and.reduce([held[term] for term in forms])
    return (found / (rarity.total or 1.0)).astype(np.float32)
