"""SUBSCRIPTION: what is sent to whom, when, and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge import Options, Pause, Schedule, Subscription


class ScheduleDocument(TypedDict):
    """SCHEDULE: ``month_day`` is -1 for the last; ``cron`` stands instead of all others."""

    times: list[str]
    weekdays: list[int]
    month_day: int | None
    cron: str | None


class OptionsDocument(TypedDict):
    """OPTIONS of a subscription's digests."""

    entries: int
    says_empty: bool
    headlines_only: bool
    mention: str | None
    folds: bool


class PauseDocument(TypedDict):
    """PAUSE: why a subscription is held, and since when; moments in ISO 8601."""

    why: str
    since: str
    until: str | None
    detail: str


class SubscriptionDocument(TypedDict):
    """SUBSCRIPTION: ``topics`` by number; moments in ISO 8601."""

    number: int
    topics: list[int]
    destination: str
    personal: bool
    owner: str
    schedule: ScheduleDocument
    zone: str
    options: OptionsDocument
    pause: PauseDocument | None
    created_at: str | None
    next_at: str | None


def subscription_document(one: Subscription) -> SubscriptionDocument:
    """Return SUBSCRIPTION."""
    return {
        "number": one.number,
        "topics": list(one.topics),
        "destination": one.destination,
        "personal": one.personal,
        "owner": one.owner,
        "schedule": _schedule(one.schedule),
        "zone": one.zone,
        "options": _options(one.options),
        "pause": _pause(one.pause) if one.pause else None,
        "created_at": _moment(one.created_at),
        "next_at": _moment(one.next_at),
    }


def _schedule(one: Schedule) -> ScheduleDocument:
    return {
        "times": [f"{time:%H:%M}" for time in one.times],
        "weekdays": list(one.weekdays),
        "month_day": one.month_day,
        "cron": one.cron,
    }


def _options(one: Options) -> OptionsDocument:
    return {
        "entries": one.entries,
        "says_empty": one.says_empty,
        "headlines_only": one.headlines_only,
        "mention": one.mention,
        "folds": one.folds,
    }


def _pause(one: Pause) -> PauseDocument:
    return {
        "why": one.why.value,
        "since": one.since.isoformat(),
        "until": _moment(one.until),
        "detail": one.detail,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
