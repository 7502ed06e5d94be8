"""What a group chose, what was done in it, and what is left when it goes."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypedDict


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """What a group chose for its library; roles and channels are opaque.

    ``private_answers`` is how answers come where nobody says. ``zone`` is an
    IANA name, ``language`` an ISO 639-1 code, and ``answer_days`` how long a
    kept answer can be quoted again.
    """

    curator_roles: tuple[str, ...] = ()
    admin_channel: str | None = None
    private_answers: bool = False
    zone: str = "UTC"
    language: str = "en"
    answer_days: int = 90


class SettingChanges(TypedDict, total=False):
    """Some of the settings, each with its new value."""

    curator_roles: tuple[str, ...]
    admin_channel: str | None
    private_answers: bool
    zone: str
    language: str
    answer_days: int


class Act(StrEnum):
    """What somebody did to a library; the history tells it by this word."""

    ADDED = "added"
    REVISED = "revised"
    COPIED = "copied"
    EDITED = "edited"
    REMOVED = "removed"
    RESTORED = "restored"
    SETTLED = "settled"
    SET = "set"
    CURATORS = "curators"
    COLLECTION = "collection"
    TOPIC = "topic"
    DIGEST = "digest"
    EXPORTED = "exported"
    ERASED = "erased"


NOBODY: Final = ""
"""Stands in the history for whoever had their name taken out."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a library's history: what was done, to what, when and by whom.

    ``what`` is a short text, such as an article's title, and ``subject`` the
    article's id where there is one. ``at`` is in UTC. ``who`` is opaque,
    ``None`` for the host and :data:`NOBODY` once a name was taken out.
    ``number`` rises within a group, from 1; it is 0 until the entry is kept.
    """

    act: Act
    what: str
    at: datetime
    who: str | None = None
    subject: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Departure:
    """A group that left, and since when (in UTC); what it kept is still there."""

    group_id: str
    left_at: datetime


@dataclass(frozen=True, slots=True)
class Erased:
    """How much was forgotten of a group: articles, kept answers, requests, lines of history ..."""

    articles: int
    answers: int
    requests: int
    history: int
    topics: int = 0
    subscriptions: int = 0

    @property
    def is_anything(self) -> bool:
        """Tell whether there was anything to forget."""
        return any(astuple(self))
