"""Which slot of a subscription comes next, what one covers, and putting right what a clock did."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from knowledge.digests.schedule import latest, slots
from knowledge.errors import UnknownZone
from knowledge.model import State, Subscription
from knowledge.store.base import Store, View, Work

_MOMENT: Final = timedelta(microseconds=1)
# Slots looked through for the last one that was delivered, and for one that is free.
_A_FEW: Final = 50
_KEY_BYTES: Final = 9
# Longer than anything is put off for.
_TOO_LONG: Final = timedelta(hours=1)


def next_slot(
    view: View, group_id: str, subscription: Subscription, after: datetime
) -> datetime | None:
    """Return the first slot after a moment that was not claimed before; ``None`` if none comes.

    Raises :class:`UnknownZone`.
    """
    taken = {slot.at for slot in view.slots(group_id, subscription.number, _A_FEW)}
    coming = slots(subscription.schedule, subscription.zone, after)
    return next((at for at in coming if at not in taken), None)


def covered_until(view: View, group_id: str, subscription: Subscription) -> datetime:
    """Return the moment up to which the last digest covered what arrived, empty or not."""
    for slot in view.slots(group_id, subscription.number, _A_FEW):
        if slot.state in (State.POSTED, State.EMPTY):
            return slot.at
    if subscription.created_at is None:
        raise ValueError(f"subscription {subscription.number} was never kept")
    return subscription.created_at


def is_catch_up(subscription: Subscription, since: datetime, at: datetime) -> bool:
    """Tell whether a slot lies between the two that nothing was posted for."""
    return latest(subscription.schedule, subscription.zone, since, at - _MOMENT) is not None


def key_of(group_id: str, number: int, at: datetime) -> str:
    """Return a slot's key: 18 hexadecimal digits that follow from whose and which it is."""
    whole = f"{group_id} {number} {at.isoformat()}".encode()
    return blake2b(whole, digest_size=_KEY_BYTES).hexdigest()


def mend(store: Store, *, now: datetime) -> int:
    """Put right what a clock that ran ahead left behind; return how many subscriptions.

    Slots that lie further ahead than the next one by the present clock come
    at that, and leases end in time. For the start, and when the clock is seen
    to have been set back.
    """
    with store.look() as view:
        groups = view.all_groups()
    # Group by group, so that others can write meanwhile.
    return sum(_mended_in(store, group_id, now) for group_id in groups)


def _mended_in(store: Store, group_id: str, now: datetime) -> int:
    with store.begin() as work:
        mended = sum(_mended(work, group_id, one, now) for one in work.subscriptions(group_id))
        work.commit()
    return mended


def _mended(work: Work, group_id: str, subscription: Subscription, now: datetime) -> bool:
    slot = work.open_slot(group_id, subscription.number)
    if slot is not None and slot.lease_until > now + _TOO_LONG:
        work.keep_slot(group_id, replace(slot, lease_until=now))
    if subscription.pause is not None or subscription.next_at is None:
        return False
    try:
        coming = next_slot(work, group_id, subscription, now)
    except UnknownZone:
        return False
    if coming is None or subscription.next_at <= coming:
        return False
    work.keep_subscription(group_id, replace(subscription, next_at=coming))
    return True
