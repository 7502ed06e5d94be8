"""Slots of subscriptions: who holds one that is open, and how far each is or came."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from knowledge.model import State
from knowledge.store.base import KeptSlot
from knowledge.store.due import IS_OPEN, DueView, DueWork
from knowledge.store.packing import Values, moment, moment_or_none, when
from knowledge.store.tables import SLOTS, SUBSCRIPTIONS


class SlotsView(DueView):
    """Reads slots."""

    def open_slot(self, group_id: str, number: int) -> KeptSlot | None:
        """Read the row of which there is one at most."""
        return self._slot(_of(group_id, number).where(IS_OPEN))

    def slot(self, group_id: str, key: str) -> KeptSlot | None:
        """Read the row by its key."""
        return self._slot(select(SLOTS).where(SLOTS.c.group_id == group_id, SLOTS.c.key == key))

    def slots(self, group_id: str, number: int, limit: int) -> tuple[KeptSlot, ...]:
        """Read the last rows of a subscription."""
        query = _of(group_id, number).order_by(SLOTS.c.at.desc()).limit(limit)
        return tuple(map(_kept_slot, self._connection.execute(query)))

    def _slot(self, query: Select[Any]) -> KeptSlot | None:
        row = self._connection.execute(query).first()
        return _kept_slot(row) if row else None


class SlotsWork(DueWork, SlotsView):
    """Keeps how far slots are."""

    def keep_slot(self, group_id: str, slot: KeptSlot) -> None:
        """Change its row, or put one where the subscription is still there."""
        here = (SLOTS.c.group_id == group_id, SLOTS.c.subscription == slot.subscription)
        changed = self._connection.execute(
            update(SLOTS).where(*here, SLOTS.c.at == moment(slot.at)).values(_values(slot))
        )
        if not changed.rowcount and self._is_kept(group_id, slot.subscription):
            self._connection.execute(insert(SLOTS).values(group_id=group_id, **_values(slot)))
        self._settle_due(group_id, slot.subscription)

    def _is_kept(self, group_id: str, number: int) -> bool:
        query = select(SUBSCRIPTIONS.c.number).where(
            SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.number == number
        )
        return self._connection.execute(query).first() is not None


def _of(group_id: str, number: int) -> Select[Any]:
    return select(SLOTS).where(SLOTS.c.group_id == group_id, SLOTS.c.subscription == number)


def _values(slot: KeptSlot) -> Values:
    return {
        "subscription": slot.subscription,
        "at": moment(slot.at),
        "since": moment(slot.since),
        "key": slot.key,
        "state": slot.state.value,
        "is_catch_up": slot.is_catch_up,
        "holder": slot.holder,
        "lease_until": moment(slot.lease_until),
        "attempts": slot.attempts,
        "attempted_at": moment_or_none(slot.attempted_at),
        "settled_at": moment_or_none(slot.settled_at),
        "note": slot.note,
        "message": slot.message,
    }


def _kept_slot(row: Row[Any]) -> KeptSlot:
    return KeptSlot(
        subscription=row.subscription,
        at=datetime.fromisoformat(row.at),
        since=datetime.fromisoformat(row.since),
        key=row.key,
        state=State(row.state),
        is_catch_up=row.is_catch_up,
        holder=row.holder,
        lease_until=datetime.fromisoformat(row.lease_until),
        attempts=row.attempts,
        attempted_at=when(row.attempted_at),
        settled_at=when(row.settled_at),
        note=row.note,
        message=row.message,
    )
