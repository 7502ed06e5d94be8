"""The use case: claim the slots that are due, say what each delivers, and keep what came of it.

The truth is rows. Killed between any two steps, a program that comes back
finds a slot whose lease has run out, and goes on with it: with what was
recorded to go out with it, under the same key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from knowledge.digests.coming import covered_until, is_catch_up, key_of, next_slot
from knowledge.digests.compose import composed, digest_of
from knowledge.digests.matching import Matching
from knowledge.digests.schedule import latest
from knowledge.errors import UnknownZone
from knowledge.model import Digest, Pause, State, Subscription, Why
from knowledge.store.base import KeptSlot, Outgoing, Store, Way, Work

LEASE: Final = timedelta(minutes=3)
"""How long a slot is left to whoever claimed it; longer than any one sending takes."""
_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Claim:
    """A slot that is ours until its lease runs out."""

    group_id: str
    subscription: Subscription
    slot: KeptSlot


def due(
    store: Store, matching: Matching, *, holder: str, limit: int, now: datetime
) -> tuple[Digest, ...]:
    """Claim up to ``limit`` slots and return the digests to be sent, recorded as on their way.

    ``holder`` names this process, and no other. A digest's ``attempted_at``
    is that of an earlier attempt: it may have arrived. Slots without anything
    new are settled and not returned; without a digest nothing more is due.
    """
    while claims := _claimed(store, holder, limit, now):
        found = (_recorded(store, matching, one, now) for one in claims)
        if digests := tuple(digest for digest in found if digest is not None):
            return digests
    return ()


def posted(store: Store, digest: Digest, message: str, *, now: datetime) -> None:
    """Keep that a digest arrived; its articles are never sent to that subscription again."""
    number = digest.subscription.number
    with store.begin() as work:
        slot = work.slot(digest.group_id, digest.key)
        if slot is None or slot.state is State.POSTED:
            return
        done = replace(slot, state=State.POSTED, settled_at=now, message=message, note="")
        work.keep_slot(digest.group_id, done)
        rows = work.outgoing(digest.group_id, number, slot=slot.at, state=Way.PENDING)
        sent = [replace(row, state=Way.SENT, settled_at=now) for row in rows]
        work.keep_outgoing(digest.group_id, number, sent)
        work.commit()


def postpone(
    store: Store, digest: Digest, delay: timedelta, *, is_known: bool, note: str, now: datetime
) -> None:
    """Try a digest again after ``delay``.

    ``is_known`` says that it certainly did not arrive this time; whether it did
    at an earlier attempt stays open if it was.
    """
    with store.begin() as work:
        slot = work.slot(digest.group_id, digest.key)
        if slot is None or not slot.is_open:
            return
        attempted_at = digest.attempted_at if is_known else slot.attempted_at
        tried = replace(slot, attempted_at=attempted_at, lease_until=now + delay, note=note)
        work.keep_slot(digest.group_id, tried)
        work.commit()


def halt(
    store: Store, digest: Digest, why: Why, detail: str, *, now: datetime
) -> Subscription | None:
    """Pause a subscription whose destination refuses it; ``None`` if it is gone meanwhile.

    What was to be sent stays to be sent once it is resumed.
    """
    with store.begin() as work:
        subscription = work.subscription(digest.group_id, digest.subscription.number)
        slot = work.slot(digest.group_id, digest.key)
        if subscription is None:
            return None
        if subscription.pause is None:
            subscription = replace(subscription, pause=Pause(why, now, detail=detail))
            work.keep_subscription(digest.group_id, subscription)
        if slot is not None and slot.is_open:
            work.keep_slot(digest.group_id, _given_up(slot, digest.attempted_at, why.value, now))
        work.commit()
    return subscription


def _claimed(store: Store, holder: str, limit: int, now: datetime) -> list[Claim]:
    """Take slots in one transaction, so that no other process takes the same."""
    with store.look() as view:
        # Mostly there is none, and then nobody need wait for a writer.
        if not view.due(now, 1):
            return []
    with store.begin() as work:
        found = [
            claim
            for group_id, number in work.due(now, limit)
            if (claim := _claim(work, group_id, number, holder, now)) is not None
        ]
        work.commit()
    return found


def _claim(work: Work, group_id: str, number: int, holder: str, now: datetime) -> Claim | None:
    subscription = work.subscription(group_id, number)
    if subscription is None:
        return None
    if subscription.pause is not None:
        subscription = work.keep_subscription(group_id, replace(subscription, pause=None))
    slot = work.open_slot(group_id, number)
    if slot is not None and _is_superseded(subscription, slot, now):
        work.keep_slot(group_id, _given_up(slot, None, "superseded", now))
        slot = None
    if slot is not None:
        taken = replace(slot, holder=holder, lease_until=now + LEASE)
    else:
        begun = _begun(work, group_id, subscription, holder, now)
        if begun is None:
            return None
        subscription, taken = begun
    work.keep_slot(group_id, taken)
    return Claim(group_id, subscription, taken)


def _is_superseded(subscription: Subscription, slot: KeptSlot, now: datetime) -> bool:
    """Tell whether a slot has certainly not arrived and the next one is due as well."""
    is_over = subscription.next_at is not None and subscription.next_at <= now
    return is_over and slot.attempted_at is None


def _begun(
    work: Work, group_id: str, subscription: Subscription, holder: str, now: datetime
) -> tuple[Subscription, KeptSlot] | None:
    """Return the latest slot that is due, claimed, and what comes next; missed ones are in it."""
    if subscription.next_at is None or subscription.next_at > now:
        return None
    try:
        first = subscription.next_at - _MOMENT
        at = latest(subscription.schedule, subscription.zone, first, now)
        coming = next_slot(work, group_id, subscription, max(now, at or now))
        since = covered_until(work, group_id, subscription)
        missed = at is not None and is_catch_up(subscription, since, at)
    except UnknownZone:
        pause = Pause(Why.ZONE, now, detail=subscription.zone)
        work.keep_subscription(group_id, replace(subscription, pause=pause))
        return None
    moved = work.keep_subscription(group_id, replace(subscription, next_at=coming))
    key = key_of(group_id, subscription.number, at) if at else ""
    if at is None or work.slot(group_id, key) is not None:
        return None
    return moved, KeptSlot(
        subscription=moved.number,
        at=at,
        since=since,
        key=key,
        state=State.CLAIMED,
        is_catch_up=missed,
        holder=holder,
        lease_until=now + LEASE,
    )


def _recorded(store: Store, matching: Matching, claim: Claim, now: datetime) -> Digest | None:
    """Record what goes with a claimed slot, unless that was done before; return its digest."""
    group_id, subscription, slot = claim.group_id, claim.subscription, claim.slot
    if slot.state is State.CLAIMED:
        with store.look() as view:
            arrival = view.latest_arrival(group_id)
            rows = composed(view, matching, group_id, subscription, slot)
        if not _record(store, claim, rows, arrival, now):
            return None
    elif not _record_attempt(store, claim, now):
        return None
    with store.look() as view:
        rows = view.outgoing(group_id, subscription.number, slot=slot.at, state=Way.PENDING)
        digest = digest_of(view, group_id, subscription, slot, rows)
    if digest.stories or subscription.options.says_empty:
        return digest
    _settle_empty(store, digest, now)
    return None


def _settle_empty(store: Store, digest: Digest, now: datetime) -> None:
    """Settle a slot all of whose articles were removed before they were sent."""
    with store.begin() as work:
        slot = work.slot(digest.group_id, digest.key)
        if slot is not None and slot.is_open:
            work.keep_slot(digest.group_id, replace(slot, state=State.EMPTY, settled_at=now))
            work.commit()


def _record(
    store: Store, claim: Claim, rows: Sequence[Outgoing], arrival: int, now: datetime
) -> bool:
    """Keep what goes out, all of it or nothing; tell whether there is something to be sent."""
    number, is_empty = claim.slot.subscription, not any(row.state is Way.PENDING for row in rows)
    with store.begin() as work:
        if not _is_ours(work, claim):
            return False
        work.keep_outgoing(claim.group_id, number, rows)
        work.see(claim.group_id, number, arrival)
        if is_empty and not claim.subscription.options.says_empty:
            done = replace(claim.slot, state=State.EMPTY, settled_at=now)
        else:
            done = replace(claim.slot, state=State.SENDING, attempts=1, attempted_at=now)
        work.keep_slot(claim.group_id, done)
        work.commit()
    return done.state is State.SENDING


def _record_attempt(store: Store, claim: Claim, now: datetime) -> bool:
    """Keep that a slot is tried again; tell whether it is ours to try.

    The first attempt of which nobody knows stays the one that is kept.
    """
    with store.begin() as work:
        if not _is_ours(work, claim):
            return False
        first = claim.slot.attempted_at or now
        tried = replace(claim.slot, attempts=claim.slot.attempts + 1, attempted_at=first)
        work.keep_slot(claim.group_id, tried)
        work.commit()
    return True


def _is_ours(work: Work, claim: Claim) -> bool:
    held = work.open_slot(claim.group_id, claim.slot.subscription)
    subscription = work.subscription(claim.group_id, claim.slot.subscription)
    is_wanted = subscription is not None and subscription.pause is None
    return is_wanted and held == claim.slot


def _given_up(slot: KeptSlot, attempted_at: datetime | None, note: str, now: datetime) -> KeptSlot:
    """Return a slot as given up; one that may have arrived stays open, to be looked for."""
    if attempted_at is not None:
        return replace(slot, attempted_at=attempted_at, lease_until=now, note=note)
    return replace(slot, state=State.FAILED, attempted_at=None, settled_at=now, note=note)
