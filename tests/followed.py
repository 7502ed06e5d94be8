"""Subscriptions, slots and what goes out with them, made up for tests."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from knowledge.model import Because, Match, Schedule, Span, State, Subscription
from knowledge.store.base import KeptSlot, Outgoing, Way
from tests.made import NOON

DAY = timedelta(days=1)
LEASE = timedelta(minutes=2)


def order(*topics: int, **changes: Any) -> Subscription:
    """A subscription of a channel that comes next at noon."""
    values = {
        "destination": "a channel",
        "personal": False,
        "owner": "7",
        "schedule": Schedule(),
        "zone": "Europe/Kyiv",
        "created_at": NOON - DAY,
        "next_at": NOON,
    }
    return Subscription(topics, **(values | changes))


def slot(subscription: int, at: datetime = NOON, **changes: Any) -> KeptSlot:
    """A slot that one process has just claimed."""
    values = {
        "since": at - DAY,
        "key": f"{subscription}-{at:%d-%H%M%S}",
        "state": State.CLAIMED,
        "is_catch_up": False,
        "holder": "a process",
        "lease_until": at + LEASE,
    }
    return KeptSlot(subscription, at, **(values | changes))


def because(article_id: str, topic: int = 1) -> Match:
    """A match with something in every field."""
    marks = (Span(4, 10), Span(20, 26))
    return Match(
        topic, article_id, Because.PHRASE, ("river*",), 0.1, 1 / 3, "b", (Span(0, 40),), marks
    )


def outgoing(article_id: str, place: int = 0, **changes: Any) -> Outgoing:
    """An article that goes with the slot at noon, as an entry of its own."""
    values = {"state": Way.PENDING, "slot": NOON, "under": None, "match": because(article_id)}
    return Outgoing(article_id, place=place, **(values | changes))


def do(store: Any, verb: str, *arguments: Any) -> Any:
    """Do one thing to a store in a transaction of its own."""
    with store.begin() as work:
        done = getattr(work, verb)(*arguments)
        work.commit()
    return done


def ask(store: Any, verb: str, *arguments: Any, **options: Any) -> Any:
    """Ask a store one thing in a look of its own."""
    with store.look() as view:
        return getattr(view, verb)(*arguments, **options)
