"""When there is something to do for a subscription, over all groups."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, literal_column, select, update

from knowledge.store.look import Look
from knowledge.store.packing import moment, when
from knowledge.store.tables import DEPARTURES, SLOTS, SUBSCRIPTIONS

# Written out as in the index of open slots, which is not used for values that are bound.
IS_OPEN: ColumnElement[bool] = SLOTS.c.state.in_(
    list(map(literal_column, ("'claimed'", "'sending'")))
)
"""The condition for slots for which something is still to be done."""


def _due_at() -> ColumnElement[str | None]:
    """Return the later of two moments: when there is something to do, and when a pause ends."""
    lease = (
        select(SLOTS.c.lease_until)
        .where(
            SLOTS.c.group_id == SUBSCRIPTIONS.c.group_id,
            SLOTS.c.subscription == SUBSCRIPTIONS.c.number,
            IS_OPEN,
        )
        .scalar_subquery()
    )
    due = func.coalesce(lease, SUBSCRIPTIONS.c.next_at)
    until = SUBSCRIPTIONS.c.paused_until
    is_for_good = SUBSCRIPTIONS.c.paused_why.is_not(None) & until.is_(None)
    return case((is_for_good, None), (until > due, until), else_=due)


# Written down once: making it takes as long as asking.
_DUE_AT = _due_at()


class DueView(Look):
    """Reads for which subscriptions there is something to do."""

    def due(self, now: datetime, limit: int) -> tuple[tuple[str, int], ...]:
        """Read the index of ``due_at`` up to now."""
        query = _due(SUBSCRIPTIONS.c.due_at <= moment(now)).limit(limit)
        rows = self._connection.execute(query)
        return tuple((row.group_id, row.number) for row in rows)

    def next_due(self) -> datetime | None:
        """Read the first row of that index."""
        query = _due(SUBSCRIPTIONS.c.due_at.is_not(None)).limit(1)
        row = self._connection.execute(query).first()
        return when(row.due_at) if row else None


class DueWork(DueView):
    """Keeps ``due_at`` in step with what it follows from."""

    def _settle_due(self, group_id: str, number: int) -> None:
        """Find out anew from when on there is something to do for a subscription."""
        here = (SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.number == number)
        self._connection.execute(update(SUBSCRIPTIONS).where(*here).values(due_at=_DUE_AT))


def _due(is_due: ColumnElement[bool]) -> Select[Any]:
    """Return the query for what is due, in groups that have not left, in the index's order."""
    has_left = exists().where(DEPARTURES.c.group_id == SUBSCRIPTIONS.c.group_id)
    columns = (SUBSCRIPTIONS.c.due_at, SUBSCRIPTIONS.c.group_id, SUBSCRIPTIONS.c.number)
    return select(*columns).where(is_due, ~has_left).order_by(*columns)
