"""How many of a question's words, weighed by their rarity, a text holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from knowledge.embedding.base import Floats
from knowledge.store.base import KeptPassage
from knowledge.words import terms

Terms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Rarity:
    """The weight of each of a question's words, by the terms it comes to; more is rarer."""

    weights: Mapping[tuple[str, ...], float]

    @property
    def total(self) -> float:
        """Return the weight of all words together."""
        return sum(self.weights.values())

    def share(self, held: Terms) -> float:
        """Return the share, 0 to 1, of the weight whose words are all in ``held``."""
        found = sum(w for forms, w in self.weights.items() if held.issuperset(forms))
        return found / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Covered:
    """The share of a question that passages cover, alone and with their titles.

    ``sentences`` has a number for each sentence of all passages, in order.
    """

    sentences: Floats
    passages: Floats
    with_titles: Floats


def rarity_of(frequencies: Mapping[str, int], passages: int) -> Rarity:
    """Weigh words by how few of a library's passages hold them: idf as BM25 has it.

    Robertson and Zaragoza, 2009; kept above zero by adding one inside the logarithm.
    """
    words = list(frequencies)
    weights: dict[tuple[str, ...], float] = {}
    for word, forms in zip(words, terms(words, stem=True), strict=True):
        n = frequencies[word]
        if forms:
            weights[forms] = math.log(1 + (passages - n + 0.5) / (n + 0.5))
    return Rarity(weights)


def term_sets(texts: Sequence[str]) -> list[Terms]:
    """Return the terms of each text."""
    return [frozenset(found) for found in terms(texts, stem=True)]


def covering(rarity: Rarity, passages: Sequence[KeptPassage]) -> Covered:
    """Return how much of a question passages and their sentences cover."""
    counts = [len(one.passage.sentences) for one in passages]
    texts = [s.of(one.article.text) for one in passages for s in one.passage.sentences]
    held = term_sets([*texts, *(one.article.details.title for one in passages)])
    in_sentences, in_titles = held[: len(texts)], held[len(texts) :]
    remaining = iter(in_sentences)
    in_passages = [frozenset[str]().union(*islice(remaining, count)) for count in counts]
    return Covered(
        _shares(rarity, in_sentences),
        _shares(rarity, in_passages),
        _shares(rarity, [a | b for a, b in zip(in_passages, in_titles, strict=True)]),
    )


def _shares(rarity: Rarity, held: Sequence[Terms]) -> Floats:
    return np.array([rarity.share(one) for one in held], np.float32)
