"""What measuring a question set comes to."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.evaluation.metrics import Refusal, Retrieval


@dataclass(frozen=True, slots=True)
class Retrievals:
    """Retrieval by the library, by words alone and by meaning alone, in one run."""

    ours: Retrieval
    words: Retrieval
    meaning: Retrieval


@dataclass(frozen=True, slots=True)
class Sentences:
    """Shares of questions whose answer stands in the first sentence, or the first three."""

    hit1: float
    hit3: float


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotes checked against the stored text, and those equal to it."""

    checked: int
    exact: int


@dataclass(frozen=True, slots=True)
class Milliseconds:
    """How long a question took."""

    p50: float
    p95: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything measured on one set."""

    set: str
    retrieval: Retrievals
    sentence: Sentences
    refusal: dict[str, Refusal]
    quotes: Quotes
    ms: Milliseconds
