"""Questions that articles are wanted for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from knowledge.model import SourceRequest
from knowledge.store.look import Look
from knowledge.store.packing import moment
from knowledge.store.tables import REQUESTS


class RequestsView(Look):
    """Reads what articles are wanted for."""

    def requests(self, group_id: str) -> tuple[SourceRequest, ...]:
        """Read a group's rows; those asked as often and as late come by their ids."""
        rows = self._connection.execute(
            select(REQUESTS)
            .where(REQUESTS.c.group_id == group_id)
            .order_by(REQUESTS.c.times.desc(), REQUESTS.c.last_asked.desc(), REQUESTS.c.id)
        )
        return tuple(map(_request, rows))


class RequestsWork(RequestsView):
    """Keeps what articles are wanted for."""

    def request_source(self, group_id: str, request_id: str, question: str, now: datetime) -> int:
        """Count in the row of the request, which keeps the question's first wording."""
        here = (REQUESTS.c.group_id == group_id, REQUESTS.c.id == request_id)
        before = self._connection.execute(select(REQUESTS.c.times).where(*here)).scalar() or 0
        if before:
            self._connection.execute(
                update(REQUESTS).where(*here).values(times=before + 1, last_asked=moment(now))
            )
        else:
            self._connection.execute(
                insert(REQUESTS).values(
                    group_id=group_id,
                    id=request_id,
                    question=question,
                    times=1,
                    first_asked=moment(now),
                    last_asked=moment(now),
                )
            )
        return int(before) + 1

    def settle_request(self, group_id: str, request_id: str) -> None:
        """Delete the row of the request."""
        self._connection.execute(
            delete(REQUESTS).where(REQUESTS.c.group_id == group_id, REQUESTS.c.id == request_id)
        )


def _request(row: Row[Any]) -> SourceRequest:
    return SourceRequest(
        id=row.id,
        question=row.question,
        times=row.times,
        first_asked=datetime.fromisoformat(row.first_asked),
        last_asked=datetime.fromisoformat(row.last_asked),
    )
