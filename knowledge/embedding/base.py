"""What the library asks of an embedding model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from knowledge.model import IndexMark, Span

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]


def processors() -> int:
    """Count the processors that this process may use."""
    may_use = getattr(os, "sched_getaffinity", None)
    return len(may_use(0)) if may_use else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class PassageVectors:
    """A passage as the model sees it, from one pass over its text.

    ``vector`` has shape ``(dimension,)`` and length one; ``sentences`` has a
    unit row for each sentence, the mean of its tokens; ``tokens`` has a row
    for each token, of any length, and ``sentence_of`` the sentence each of
    them stands in.
    """

    vector: Floats
    sentences: Floats
    tokens: Floats
    sentence_of: Integers


@dataclass(frozen=True, slots=True)
class QuestionVectors:
    """A question as the model sees it: its unit vector, and a unit row for each token."""

    vector: Floats
    tokens: Floats


Cut = tuple[str, Sequence[Span]]
"""A passage's text, and its sentences as spans of that text."""


class Embedder(Protocol):
    """A model that turns texts into vectors; slow to load, so loaded on first use."""

    @property
    def mark(self) -> IndexMark:
        """Return what an index made with this model is marked with."""

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Count the tokens of each text, special ones left out."""

    def passages(self, articles: Sequence[Sequence[Cut]]) -> list[list[PassageVectors]]:
        """Embed the passages of articles.

        An article's vectors are the same to the last bit whatever else is
        embedded with it, so that it is found alike wherever it was added.
        """

    def question(self, text: str) -> QuestionVectors:
        """Embed a question."""
