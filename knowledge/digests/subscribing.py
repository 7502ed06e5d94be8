"""The use cases of subscriptions: begin one, change it, pause it, end it, look at what it sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.digests import following
from knowledge.digests.coming import covered_until, is_catch_up, next_slot
from knowledge.digests.compose import composed, digest_of
from knowledge.digests.matching import Matching
from knowledge.digests.schedule import read_schedule, slots
from knowledge.errors import (
    UnknownDigest,
    UnknownSubscription,
    UnknownZone,
    WrongSchedule,
    WrongSubscription,
)
from knowledge.model import (
    MOST_ENTRIES,
    Act,
    Digest,
    Entry,
    Pause,
    Schedule,
    Sent,
    State,
    Subscription,
    Why,
)
from knowledge.names import no_such_zone, zone_of
from knowledge.store.base import KeptSlot, Store, View, Way, Work

MOST_SUBSCRIPTIONS: Final = 200
"""The subscriptions of one group's channels."""
MOST_PERSONAL: Final = 10
"""The subscriptions of one member in one group."""
MOST_TOPICS: Final = 10
"""The topics of one subscription."""

Changed = tuple[Subscription, Entry | None]
"""A subscription as it is now, and what the history tells of it; of personal ones it is silent."""


def known(view: View, group_id: str, number: int) -> Subscription:
    """Return a subscription by number. Raises :class:`UnknownSubscription`."""
    subscription = view.subscription(group_id, number)
    if subscription is None:
        raise UnknownSubscription("This subscription is not there any more.")
    return subscription


def subscribe(
    store: Store, group_id: str, wanted: Subscription, *, by: str | None, now: datetime
) -> Changed:
    """Begin a subscription: what is in the library already is not sent.

    Raises :class:`WrongSubscription`, :class:`UnknownTopic` and :class:`UnknownZone`.
    """
    with store.begin() as work:
        _require_room(work, group_id, wanted)
        fit = _suitable(work, group_id, replace(wanted, number=0, pause=None, created_at=now))
        coming = _coming(work, group_id, fit, now)
        kept = work.keep_subscription(group_id, replace(fit, next_at=coming))
        entry = _record(work, group_id, "subscribed", kept, by=by, now=now)
        work.commit()
    return kept, entry


def edit(
    store: Store, group_id: str, wanted: Subscription, *, by: str | None, now: datetime
) -> Changed:
    """Change topics, destination, schedule, zone and options of a subscription.

    Raises what :func:`subscribe` does, and :class:`UnknownSubscription`.
    """
    with store.begin() as work:
        before = known(work, group_id, wanted.number)
        asked = replace(
            before,
            topics=wanted.topics,
            destination=wanted.destination,
            personal=wanted.personal,
            schedule=wanted.schedule,
            zone=wanted.zone,
            options=wanted.options,
        )
        fit = _suitable(work, group_id, asked)
        if (fit.schedule, fit.zone) != (before.schedule, before.zone):
            fit = replace(fit, next_at=_coming(work, group_id, fit, now))
        kept = work.keep_subscription(group_id, fit)
        entry = _record(work, group_id, "changed", kept, by=by, now=now)
        work.commit()
    return kept, entry


def unsubscribe(
    store: Store, group_id: str, number: int, *, by: str | None, now: datetime
) -> Changed:
    """End a subscription and forget what it sent. Raises :class:`UnknownSubscription`."""
    with store.begin() as work:
        ended = known(work, group_id, number)
        work.forget_subscription(group_id, number)
        entry = _record(work, group_id, "unsubscribed", ended, by=by, now=now)
        work.commit()
    return ended, entry


def pause(
    store: Store,
    group_id: str,
    number: int,
    *,
    until: datetime | None,
    by: str | None,
    now: datetime,
) -> Changed:
    """Send nothing until a moment, or until told; what arrives meanwhile comes afterwards.

    Raises :class:`UnknownSubscription`, and :class:`WrongSubscription` for a moment gone by.
    """
    if until is not None and until <= now:
        raise WrongSubscription("That day has gone by; choose one to come, or leave it out.")
    with store.begin() as work:
        before = known(work, group_id, number)
        paused = replace(before, pause=Pause(Why.ASKED, now, until, is_told=True))
        if until is not None:
            paused = replace(paused, next_at=_coming(work, group_id, before, until))
        kept = work.keep_subscription(group_id, paused)
        entry = _record(work, group_id, "paused", kept, by=by, now=now)
        work.commit()
    return kept, entry


def resume(store: Store, group_id: str, number: int, *, by: str | None, now: datetime) -> Changed:
    """Go on with the next slot to come, which covers what was missed.

    Raises :class:`UnknownSubscription`, and :class:`WrongSubscription` where
    there is no topic left to follow.
    """
    with store.begin() as work:
        before = known(work, group_id, number)
        if not before.topics:
            raise WrongSubscription("All its topics were removed; give it another, then resume.")
        coming = _coming(work, group_id, before, now)
        kept = work.keep_subscription(group_id, replace(before, pause=None, next_at=coming))
        entry = _record(work, group_id, "resumed", kept, by=by, now=now)
        work.commit()
    return kept, entry


def told(store: Store, group_id: str, number: int) -> None:
    """Keep that somebody was told of a pause."""
    with store.begin() as work:
        found = work.subscription(group_id, number)
        if found is not None and found.pause is not None and not found.pause.is_told:
            work.keep_subscription(
                group_id, replace(found, pause=replace(found.pause, is_told=True))
            )
            work.commit()


def preview(
    store: Store, matching: Matching, group_id: str, number: int, *, now: datetime
) -> Digest:
    """Return what the next digest would hold if it came now; nothing is recorded.

    Raises :class:`UnknownSubscription`.
    """
    with store.look() as view:
        subscription = known(view, group_id, number)
        at = subscription.next_at or now
        since = covered_until(view, group_id, subscription)
        slot = KeptSlot(
            subscription=number,
            at=at,
            since=since,
            key="",
            state=State.CLAIMED,
            is_catch_up=is_catch_up(subscription, since, at),
            holder="",
            lease_until=now,
        )
        rows = composed(view, matching, group_id, subscription, slot)
        pending = [row for row in rows if row.state is Way.PENDING]
        return digest_of(view, group_id, subscription, slot, pending)


def digest(store: Store, group_id: str, key: str) -> Digest:
    """Return the digest of a slot, for what stands below its message.

    Raises :class:`UnknownDigest`.
    """
    with store.look() as view:
        slot = view.slot(group_id, key)
        subscription = view.subscription(group_id, slot.subscription) if slot else None
        if slot is None or subscription is None:
            raise UnknownDigest("This digest's subscription has ended; nothing is kept of it.")
        rows = view.outgoing(group_id, slot.subscription, slot=slot.at)
        shown = [row for row in rows if row.state is not Way.SKIPPED]
        return digest_of(view, group_id, subscription, slot, shown)


def sent(view: View, group_id: str, number: int, limit: int) -> tuple[Sent, ...]:
    """Return what came of a subscription's slots, newest first.

    Raises :class:`UnknownSubscription`.
    """
    known(view, group_id, number)
    return tuple(
        _sent(slot, len(view.outgoing(group_id, number, slot=slot.at)))
        for slot in view.slots(group_id, number, limit)
    )


def _sent(slot: KeptSlot, articles: int) -> Sent:
    return Sent(
        subscription=slot.subscription,
        at=slot.at,
        state=slot.state,
        articles=articles,
        settled_at=slot.settled_at,
        note=slot.note,
        is_catch_up=slot.is_catch_up,
    )


def _suitable(view: View, group_id: str, wanted: Subscription) -> Subscription:
    """Return a subscription spelt as it is kept. Raises what :func:`subscribe` does."""
    zone = zone_of(wanted.zone)
    if zone is None:
        raise UnknownZone(no_such_zone(wanted.zone))
    topics = tuple(dict.fromkeys(wanted.topics))
    if not 1 <= len(topics) <= MOST_TOPICS:
        raise WrongSubscription(f"A digest follows 1 to {MOST_TOPICS} topics; name one.")
    for number in topics:
        topic = following.known(view, group_id, number)
        if topic.owner is not None and not (wanted.personal and topic.owner == wanted.owner):
            raise WrongSubscription(
                f"“{topic.name}” is a private topic, which only its owner's own digest can follow."
            )
    if not 1 <= wanted.options.entries <= MOST_ENTRIES:
        raise WrongSubscription(f"A digest shows 1 to {MOST_ENTRIES} entries at once.")
    if wanted.options.mention is not None and wanted.personal:
        raise WrongSubscription("A private digest has no role to mention; leave it out.")
    return replace(wanted, zone=zone, topics=topics, schedule=_sound(wanted.schedule))


def _sound(schedule: Schedule) -> Schedule:
    """Return a schedule that comes at all, and not too often. Raises :class:`WrongSchedule`."""
    if schedule.cron is not None:
        return read_schedule("cron", schedule.cron)
    if not schedule.times or (schedule.month_day is None and not schedule.weekdays):
        raise WrongSchedule("Without an hour and a day a digest never comes; name them.")
    return schedule


def _coming(view: View, group_id: str, wanted: Subscription, after: datetime) -> datetime:
    found = (
        next_slot(view, group_id, wanted, after)
        if wanted.number
        else next(slots(wanted.schedule, wanted.zone, after), None)
    )
    if found is None:
        raise WrongSchedule("No day or hour like that ever comes; choose others.")
    return found


def _require_room(view: View, group_id: str, wanted: Subscription) -> None:
    there = [one for one in view.subscriptions(group_id) if one.personal is wanted.personal]
    if wanted.personal:
        there = [one for one in there if one.owner == wanted.owner]
    most = MOST_PERSONAL if wanted.personal else MOST_SUBSCRIPTIONS
    if len(there) >= most:
        whose = "You have" if wanted.personal else "This server has"
        raise WrongSubscription(
            f"{whose} {most} subscriptions, the most there can be; end one first."
        )


def _record(
    work: Work,
    group_id: str,
    act: str,
    subscription: Subscription,
    *,
    by: str | None,
    now: datetime,
) -> Entry | None:
    """Keep what was done to a subscription of a channel: a word, and which channel."""
    if subscription.personal:
        return None
    entry = Entry(Act.DIGEST, f"{act} {subscription.destination}", now, by)
    return work.record(group_id, entry)
