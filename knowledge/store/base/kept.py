"""What goes into a store and comes back, apart from the nouns of the model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from knowledge.errors import IndexMismatch
from knowledge.model import Article, Citation, IndexMark, Match, Passage, State, Verdict

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

    @property
    def text(self) -> str:
        """Return the passage's words."""
        return self.article.text[self.passage.start : self.passage.end]


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


@dataclass(frozen=True, slots=True)
class KeptSlot:
    """A slot of a subscription as the store has it; moments in UTC.

    ``since`` is the moment up to which the one before covered. ``holder`` is
    whoever claimed it, until ``lease_until``. ``message`` is what was posted,
    which is opaque. The rest is as in :class:`knowledge.model.Digest` and
    :class:`knowledge.model.Sent`.
    """

    subscription: int
    at: datetime
    since: datetime
    key: str
    state: State
    is_catch_up: bool
    holder: str
    lease_until: datetime
    attempts: int = 0
    attempted_at: datetime | None = None
    settled_at: datetime | None = None
    note: str = ""
    message: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to be done for it."""
        return self.state in (State.CLAIMED, State.SENDING)


class Way(StrEnum):
    """How far an article is on its way to a subscription."""

    PENDING = "pending"
    SENT = "sent"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An article on its way to a subscription, which it is only once.

    ``slot`` is the slot that it goes with, if there is one yet; ``place`` its
    place there. ``under`` is the id of the article whose entry it is part of,
    ``None`` for the first of an entry. ``match`` is why it goes. ``note`` says
    why it was skipped, as in :class:`knowledge.model.Considered`.
    """

    article_id: str
    state: Way
    slot: datetime | None
    place: int
    under: str | None
    match: Match
    note: str = ""
    settled_at: datetime | None = None


def check_mark(found: IndexMark, mark: IndexMark) -> None:
    """Raise :class:`IndexMismatch` unless an index was made with this model."""
    if found != mark:
        raise IndexMismatch(
            f"The index was made with {found.model} in {found.precision}, but the model set now "
            f"is {mark.model} in {mark.precision}; run `rapporteur reindex`, or set "
            "EMBEDDING_MODEL back."
        )
