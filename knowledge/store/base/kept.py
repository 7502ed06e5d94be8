"""What goes into a store and comes back, apart from the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.errors import IndexMismatch
from knowledge.model import Article, Citation, IndexMark, Passage, Verdict

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage ready to be kept: its place, its unit vector, its finer vectors packed.

    ``vector`` has shape ``(dimension,)``. ``detail`` is opaque to the store;
    it is read back for candidates only.
    """

    passage: Passage
    vector: Vector
    detail: bytes


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A passage as read back, with the article it stands in.

    ``number`` is unique within its group and never used twice.
    """

    number: int
    article: Article
    passage: Passage
    vector: Vector
    detail: bytes


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's number with one score; more is better."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Size:
    """How much one group keeps."""

    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """A kept answer as the store has it: spans, whose articles may be gone."""

    verdict: Verdict
    citations: tuple[Citation, ...]


def check_mark(found: IndexMark, mark: IndexMark) -> None:
    """Raise :class:`IndexMismatch` unless an index was made with this model."""
    if found != mark:
        raise IndexMismatch(
            f"The index was made with {found.model} in {found.precision}, but the model set now "
            f"is {mark.model} in {mark.precision}; run `rapporteur reindex`, or set "
            "EMBEDDING_MODEL back."
        )
