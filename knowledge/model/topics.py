"""Topics: what a group or a member follows, and why an article belongs to one or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from knowledge.model.articles import Article, Span

LONGEST_TOPIC: Final = 60
"""The longest name of a topic, in characters."""
LONGEST_PHRASE: Final = 100
MOST_PHRASES: Final = 40
"""The phrases of one kind that a topic has at most."""
LONGEST_DESCRIPTION: Final = 300
SURE: Final = 0.9
"""The nearness from which a match is as likely right as one by words (docs/quality.md)."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is followed: phrases, outlets, and a sentence that says what it is about.

    An article belongs to it that holds every phrase of ``all_of``, none of
    ``none_of``, is of one of the ``outlets`` if any are named and of none of
    ``not_outlets``; and that holds one of ``any_of``, or is near enough to the
    ``description`` or to one of the ``examples``, where there are any of these
    three. ``examples`` and ``muted`` are ids of articles: more like those, and
    nothing more of the story that those tell. ``owner`` is the member whose
    private topic it is, ``None`` for the group's. ``number`` is unique in its
    group and never used twice; it is 0 until the topic is kept.
    """

    name: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    not_outlets: tuple[str, ...] = ()
    description: str = ""
    examples: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    owner: str | None = None
    number: int = 0


class Because(StrEnum):
    """What decided that an article belongs to a topic, or that it does not."""

    PHRASE = "phrase"
    DESCRIPTION = "description"
    EXAMPLE = "example"
    ALL = "all"
    """It holds all phrases that it must, and nothing more was asked."""

    OUTLET = "outlet"
    MISSING = "missing"
    EXCLUDED = "excluded"
    MUTED = "muted"
    BELOW = "below"
    """Neither a phrase nor near enough."""

    @property
    def is_match(self) -> bool:
        """Tell whether it speaks for the article."""
        return self in (Because.PHRASE, Because.DESCRIPTION, Because.EXAMPLE, Because.ALL)


@dataclass(frozen=True, slots=True)
class Match:
    """Whether an article belongs to a topic, and why.

    ``phrases`` are those of the topic that decided it: those found, or those
    that are missing. ``score`` is how near the article is to what the topic
    describes, 0 to 1, and ``threshold`` what it takes; ``None`` where a topic
    describes nothing. ``like`` is the id of the article it is like, be it an
    example or muted. ``sentences`` are those of the article that bear on the
    topic most, best first, and ``marks`` the words in them that are phrases of
    the topic, both as spans of the article's text. ``passing`` says that what was
    found of the phrases stands in passing: once, and not where an article begins.
    """

    topic: int
    article_id: str
    because: Because
    phrases: tuple[str, ...] = ()
    score: float | None = None
    threshold: float | None = None
    like: str | None = None
    sentences: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    passing: bool = False

    @property
    def is_match(self) -> bool:
        """Tell whether the article belongs to the topic."""
        return self.because.is_match

    @property
    def is_sure(self) -> bool:
        """Tell whether it is likely right: by words that are not said in passing, or very near."""
        is_by_words = bool(self.phrases) or self.score is None
        is_near = self.score is not None and self.score >= SURE
        return is_near or (is_by_words and not self.passing)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a topic would have found lately.

    ``found`` are the articles that belong to it, best first, each with the
    reason; ``of`` says among how many of the last ``days`` days. ``related``
    are phrases of the library that stand near to what was found.
    """

    days: int
    of: int
    found: tuple[tuple[Article, Match], ...]
    related: tuple[str, ...] = field(default=())
