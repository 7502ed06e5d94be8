"""How much a library holds, and how well it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.model.answers import SourceRequest
from knowledge.model.articles import Article


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many articles, of how many words, an outlet has; ``None`` where none is named."""

    outlet: str | None
    articles: int
    words: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many articles a month has, given by its first day; ``None`` where no day is known."""

    month: date | None
    articles: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """How many questions were answered, were near to what is known, and were refused."""

    answered: int
    related: int
    refused: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a group's library holds, and how well it answered in the last seven days.

    ``outlets`` has the one with most articles first. ``months`` has every
    month from the first to the last in order, then the undated. ``added`` has
    the articles added last, the latest first. ``storage_bytes`` is an
    estimate of what texts, originals and index take. ``requests`` are open.
    """

    articles: int
    passages: int
    words: int
    outlets: tuple[OutletCount, ...]
    months: tuple[MonthCount, ...]
    added: tuple[Article, ...]
    storage_bytes: int
    questions: Outcomes
    requests: tuple[SourceRequest, ...]
