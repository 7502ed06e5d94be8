"""What reads passages for a question: the protocol, and what comes of one passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from knowledge.embedding.base import Floats, Integers


@dataclass(frozen=True, slots=True)
class ReadPassage:
    """What a model says of one passage for a question, in logits.

    ``starts`` and ``ends`` have a row for each of its tokens that were read,
    that an answer starts or ends with it; ``offsets``, of shape ``(tokens,
    2)``, says which characters a token is. ``nothing`` is the sum of both for
    there being no answer.
    """

    starts: Floats
    ends: Floats
    offsets: Integers
    nothing: float


class PassageReader(Protocol):
    """Reads passages for a question; safe to share between threads."""

    @property
    def name(self) -> str:
        """Return the model's name."""

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        """Read each passage for a question; what it says of one is the same beside others."""
