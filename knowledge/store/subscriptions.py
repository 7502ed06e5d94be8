"""Subscriptions: what they follow, where and when they come, and what they have seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from knowledge.model import Options, Pause, Schedule, Subscription, Why
from knowledge.store.arrivals import ArrivalsView
from knowledge.store.due import DueView, DueWork
from knowledge.store.groups import GroupsWork
from knowledge.store.packing import Values, moment, moment_or_none, pack, unpack, when
from knowledge.store.tables import SUBSCRIPTION_TOPICS, SUBSCRIPTIONS


class SubscriptionsView(DueView):
    """Reads subscriptions."""

    def subscriptions(self, group_id: str) -> tuple[Subscription, ...]:
        """Read their rows and those of their topics."""
        return self._subscriptions(group_id)

    def subscription(self, group_id: str, number: int) -> Subscription | None:
        """Read its row and those of its topics."""
        return next(iter(self._subscriptions(group_id, SUBSCRIPTIONS.c.number == number)), None)

    def seen(self, group_id: str, number: int) -> int:
        """Read this column alone."""
        query = select(SUBSCRIPTIONS.c.seen).where(*_here(group_id, number))
        return int(self._connection.execute(query).scalar() or 0)

    def _subscriptions(self, group_id: str, *which: Any) -> tuple[Subscription, ...]:
        here = (SUBSCRIPTIONS.c.group_id == group_id, *which)
        topics = defaultdict(list)
        for row in self._connection.execute(
            select(SUBSCRIPTION_TOPICS)
            .join(SUBSCRIPTIONS)
            .where(*here)
            .order_by(SUBSCRIPTION_TOPICS.c.place)
        ):
            topics[row.subscription].append(row.topic)
        rows = self._connection.execute(
            select(SUBSCRIPTIONS).where(*here).order_by(SUBSCRIPTIONS.c.number)
        )
        return tuple(_subscription(row, topics[row.number]) for row in rows)


class SubscriptionsWork(GroupsWork, DueWork, ArrivalsView, SubscriptionsView):
    """Keeps subscriptions."""

    def keep_subscription(self, group_id: str, subscription: Subscription) -> Subscription:
        """Put its row and those of its topics, or change them."""
        if subscription.number == 0:
            subscription = self._begin_subscription(group_id, subscription)
        elif not self._change_subscription(group_id, subscription):
            return subscription
        self._put_topics(group_id, subscription)
        self._settle_due(group_id, subscription.number)
        return subscription

    def forget_subscription(self, group_id: str, number: int) -> None:
        """Delete its row, and with it those that refer to it."""
        self._connection.execute(delete(SUBSCRIPTIONS).where(*_here(group_id, number)))

    def see(self, group_id: str, number: int, arrival: int) -> None:
        """Change this column alone."""
        self._connection.execute(
            update(SUBSCRIPTIONS).where(*_here(group_id, number)).values(seen=arrival)
        )

    def _begin_subscription(self, group_id: str, subscription: Subscription) -> Subscription:
        """Put the row of a new subscription, which has seen all that arrived."""
        self._make_group(group_id)
        numbered = replace(subscription, number=self._take_numbers(group_id, 1))
        seen = self.latest_arrival(group_id)
        self._connection.execute(
            insert(SUBSCRIPTIONS).values(group_id=group_id, seen=seen, **_values(numbered))
        )
        return numbered

    def _change_subscription(self, group_id: str, subscription: Subscription) -> bool:
        """Change a subscription's row; tell whether it is there."""
        changed = self._connection.execute(
            update(SUBSCRIPTIONS)
            .where(*_here(group_id, subscription.number))
            .values(_values(subscription))
        )
        return bool(changed.rowcount)

    def _put_topics(self, group_id: str, subscription: Subscription) -> None:
        """Put rows for the topics in place of those of before, if they are not the same."""
        number, topics = subscription.number, tuple(dict.fromkeys(subscription.topics))
        if topics == self._topics_of(group_id, number):
            return
        self._connection.execute(
            delete(SUBSCRIPTION_TOPICS).where(
                SUBSCRIPTION_TOPICS.c.group_id == group_id,
                SUBSCRIPTION_TOPICS.c.subscription == number,
            )
        )
        rows = [
            {"group_id": group_id, "subscription": number, "topic": topic, "place": place}
            for place, topic in enumerate(topics)
        ]
        if rows:
            self._connection.execute(insert(SUBSCRIPTION_TOPICS), rows)

    def _topics_of(self, group_id: str, number: int) -> tuple[int, ...]:
        query = select(SUBSCRIPTION_TOPICS.c.topic).where(
            SUBSCRIPTION_TOPICS.c.group_id == group_id,
            SUBSCRIPTION_TOPICS.c.subscription == number,
        )
        return tuple(
            self._connection.execute(query.order_by(SUBSCRIPTION_TOPICS.c.place)).scalars()
        )


def _here(group_id: str, number: int) -> tuple[Any, Any]:
    return SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.number == number


def _values(subscription: Subscription) -> Values:
    return _pause_values(subscription.pause) | {
        "number": subscription.number,
        "destination": subscription.destination,
        "personal": subscription.personal,
        "owner": subscription.owner,
        "schedule": pack(subscription.schedule),
        "zone": subscription.zone,
        "options": pack(subscription.options),
        "created_at": moment_or_none(subscription.created_at),
        "next_at": moment_or_none(subscription.next_at),
    }


def _pause_values(pause: Pause | None) -> Values:
    return {
        "paused_why": pause.why.value if pause else None,
        "paused_since": moment(pause.since) if pause else None,
        "paused_until": moment_or_none(pause.until) if pause else None,
        "paused_detail": pause.detail if pause else None,
        "paused_told": pause.is_told if pause else None,
    }


def _subscription(row: Row[Any], topics: Sequence[int]) -> Subscription:
    return Subscription(
        topics=tuple(topics),
        destination=row.destination,
        personal=row.personal,
        owner=row.owner,
        schedule=unpack(Schedule, row.schedule),
        zone=row.zone,
        options=unpack(Options, row.options),
        pause=_pause(row) if row.paused_why else None,
        created_at=when(row.created_at),
        next_at=when(row.next_at),
        number=row.number,
    )


def _pause(row: Row[Any]) -> Pause:
    return Pause(
        why=Why(row.paused_why),
        since=datetime.fromisoformat(row.paused_since),
        until=when(row.paused_until),
        detail=row.paused_detail,
        is_told=row.paused_told,
    )
