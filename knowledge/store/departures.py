"""Which groups have left, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from knowledge.model import Departure
from knowledge.store.packing import moment
from knowledge.store.tables import DEPARTURES


def left(connection: Connection, group_id: str, now: datetime) -> None:
    """Note that a group has left, unless that is noted already."""
    noted = connection.execute(select(DEPARTURES).where(DEPARTURES.c.group_id == group_id)).first()
    if noted is None:
        connection.execute(insert(DEPARTURES).values(group_id=group_id, left_at=moment(now)))


def came_back(connection: Connection, group_id: str) -> None:
    """Forget that a group had left, if it had."""
    connection.execute(delete(DEPARTURES).where(DEPARTURES.c.group_id == group_id))


def departures(connection: Connection) -> tuple[Departure, ...]:
    """Return the groups that have left, the first to leave first."""
    rows = connection.execute(
        select(DEPARTURES).order_by(DEPARTURES.c.left_at, DEPARTURES.c.group_id)
    )
    return tuple(Departure(row.group_id, datetime.fromisoformat(row.left_at)) for row in rows)
