"""The use cases when a group leaves: remember it for a while, then forget all that is its."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from knowledge.model import Departure, Erased
from knowledge.store.base import Store


def left(store: Store, group_id: str, *, now: datetime) -> None:
    """Note that a group has left, unless that is noted or nothing of it is kept."""
    with store.begin() as work:
        if group_id in work.all_groups():
            work.left(group_id, now)
            work.commit()


def came_back(store: Store, group_id: str) -> None:
    """Forget that a group had left, if it had."""
    with store.begin() as work:
        work.came_back(group_id)
        work.commit()


def erase(store: Store, group_id: str) -> Erased:
    """Forget all that is kept of a group, and count it."""
    with store.begin() as work:
        erased = work.erase(group_id)
        work.commit()
    store.scrub()
    return erased


def overdue(store: Store, grace: timedelta, *, now: datetime) -> tuple[Departure, ...]:
    """Return the groups that left ``grace`` ago or earlier."""
    with store.look() as view:
        return tuple(one for one in view.departures() if one.left_at <= now - grace)


def purge(
    store: Store, grace: timedelta, *, spare: Collection[str] = (), now: datetime
) -> tuple[str, ...]:
    """Forget the groups that are overdue, one at a time and not those to spare; return them."""
    due = [one for one in overdue(store, grace, now=now) if one.group_id not in spare]
    purged = tuple(one.group_id for one in due if _purge(store, one))
    # Also without any: those erased before may have been in use then.
    store.scrub()
    return purged


def _purge(store: Store, departure: Departure) -> bool:
    """Forget a group, unless it came back meanwhile; tell whether it was forgotten."""
    with store.begin() as work:
        if departure not in work.departures():
            return False
        work.erase(departure.group_id)
        work.commit()
    return True
