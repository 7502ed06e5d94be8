"""Standing orders, the slots that they come to, and the digests that are posted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from knowledge.model.answers import Quote
from knowledge.model.articles import Article
from knowledge.model.topics import Match, Topic

EVERY_DAY: Final = (0, 1, 2, 3, 4, 5, 6)
LAST_DAY: Final = -1
"""Stands for the last day of a month."""
MOST_ENTRIES: Final = 10
"""The stories that one digest shows at most; more are behind a button."""
# Shown of a digest that holds none that is sure.
_UNSURE: Final = 3


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a subscription comes, by the clock on the wall where its readers are.

    At each of the ``times`` of the days meant, which are the ``weekdays`` (0 is
    Monday), or with ``month_day`` that day of each month (1 to 31;
    :data:`LAST_DAY`; a month without the day has it on its last). ``cron`` is
    an expression of five fields instead of all that.
    """

    times: tuple[time, ...] = (time(8),)
    weekdays: tuple[int, ...] = EVERY_DAY
    month_day: int | None = None
    cron: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How a subscription's digests look.

    ``entries`` is how many stories are shown at once. ``says_empty`` posts a
    line where there is nothing new. ``headlines_only`` leaves the key sentences
    out. ``mention`` is a role to be mentioned, which is opaque. ``folds`` puts
    articles that tell one story into one entry.
    """

    entries: int = 8
    says_empty: bool = False
    headlines_only: bool = False
    mention: str | None = None
    folds: bool = True


class Why(StrEnum):
    """Why a subscription is paused."""

    ASKED = "asked"
    FORBIDDEN = "forbidden"
    """The bot lacks a permission; ``Pause.detail`` names it."""
    GONE = "gone"
    """The channel, or the server, is not there any more."""
    CLOSED = "closed"
    """The member does not take private messages from here."""
    ZONE = "zone"
    """Its time zone is not known any more."""
    TOPICS = "topics"
    """All its topics were removed."""
    REFUSED = "refused"
    """Discord does not take the message, by a fault of ours; the detail is its reference."""


@dataclass(frozen=True, slots=True)
class Pause:
    """That a subscription is paused: why, since when, until when (``None`` is until told).

    ``detail`` names what is missing. ``is_told`` once somebody was told of it.
    """

    why: Why
    since: datetime
    until: datetime | None = None
    detail: str = ""
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A standing order: topics by number, a destination, a schedule.

    ``destination`` is opaque: a channel's id, or for a ``personal`` one the
    member's. ``owner`` is whoever made it. ``next_at`` is the slot that comes
    next, in UTC. ``number`` is unique in its group and never used twice; it is
    0 until the subscription is kept.
    """

    topics: tuple[int, ...]
    destination: str
    personal: bool
    owner: str
    schedule: Schedule
    zone: str
    options: Options = Options()
    pause: Pause | None = None
    created_at: datetime | None = None
    next_at: datetime | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """One entry of a digest: the best article on an event, and the others on it.

    ``match`` says why the first is here, ``topic`` by which topic. ``quotes``
    are its key sentences: those that bear on the topic.
    """

    article: Article
    also: tuple[Article, ...]
    topic: Topic
    match: Match
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What one slot of a subscription delivers.

    ``at`` is the slot and ``since`` the one before, both in UTC; missed slots
    in between make it a ``catch_up``. ``stories`` are all there are, those that
    are sure to be on the topic first; ``shown`` are for the message, the rest
    for its button. ``key`` is short,
    the same whenever the slot is tried again, and known to no other slot.
    ``attempted_at`` is when sending was last begun without its outcome being
    known. ``topics`` are those of the subscription that are there, whether or
    not anything was found for them.
    """

    group_id: str
    subscription: Subscription
    at: datetime
    since: datetime
    stories: tuple[Story, ...]
    key: str
    is_catch_up: bool = False
    attempts: int = 0
    attempted_at: datetime | None = None
    topics: tuple[Topic, ...] = ()

    @property
    def shown(self) -> tuple[Story, ...]:
        """Return the stories that the message shows: the sure ones; without any, a few."""
        most = min(self.subscription.options.entries, self.sure or _UNSURE)
        return self.stories[:most]

    @property
    def sure(self) -> int:
        """Return how many of the first stories are sure to be on the topic."""
        return sum(one.match.is_sure for one in self.stories)


class State(StrEnum):
    """How far a slot is."""

    CLAIMED = "claimed"
    SENDING = "sending"
    """Discord may have it; nobody knows yet."""
    POSTED = "posted"
    EMPTY = "empty"
    FAILED = "failed"
    """Given up; its articles come with the next one."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One line of a subscription's history: a slot, what came of it, and how much it held.

    ``note`` says in a word why one failed, or what was skipped.
    """

    subscription: int
    at: datetime
    state: State
    articles: int
    settled_at: datetime | None = None
    note: str = ""
    is_catch_up: bool = False


@dataclass(frozen=True, slots=True)
class Considered:
    """What became of an article for a subscription: every stage that it came to.

    ``arrived`` tells whether it came after the subscription began. ``match`` is
    the topic's verdict now. ``sent_at`` is when it was posted, in the slot
    ``slot``; ``skipped`` says why not, such as ``copy <id>`` or ``version <id>``.
    """

    subscription: int
    match: Match
    arrived: bool
    slot: datetime | None = None
    sent_at: datetime | None = None
    skipped: str = ""
