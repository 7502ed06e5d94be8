"""How many of a question's words, weighed by their rarity, a text holds."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.embedding.base import Floats
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


def shares(rarity: Rarity, held: Sequence[Terms]) -> Floats:
    """Return for each set of terms the share of the question that it covers."""
    return np.array([rarity.share(one) for one in held], np.float32)
