"""Which groups have left, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select

from knowledge.model import Departure
from knowledge.store.look import Look
from knowledge.store.packing import moment
from knowledge.store.tables import DEPARTURES


class DeparturesView(Look):
    """Reads which groups have left."""

    def departures(self) -> tuple[Departure, ...]:
        """Read them by their moments, then by name."""
        rows = self._connection.execute(
            select(DEPARTURES).order_by(DEPARTURES.c.left_at, DEPARTURES.c.group_id)
        )
        return tuple(Departure(row.group_id, datetime.fromisoformat(row.left_at)) for row in rows)


class DeparturesWork(DeparturesView):
    """Notes that groups leave and come back."""

    def left(self, group_id: str, now: datetime) -> None:
        """Keep a moment, unless there is one."""
        noted = self._connection.execute(
            select(DEPARTURES).where(DEPARTURES.c.group_id == group_id)
        ).first()
        if noted is None:
            self._connection.execute(
                insert(DEPARTURES).values(group_id=group_id, left_at=moment(now))
            )

    def came_back(self, group_id: str) -> None:
        """Forget the moment."""
        self._connection.execute(delete(DEPARTURES).where(DEPARTURES.c.group_id == group_id))
