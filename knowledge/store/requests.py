"""Questions that articles are wanted for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from knowledge.model import SourceRequest
from knowledge.store.packing import moment
from knowledge.store.tables import REQUESTS


def ask_for(
    connection: Connection, group_id: str, request_id: str, question: str, now: datetime
) -> int:
    """Count one more wish for articles on a question; return how many there were."""
    here = (REQUESTS.c.group_id == group_id, REQUESTS.c.id == request_id)
    before = connection.execute(select(REQUESTS.c.times).where(*here)).scalar() or 0
    if before:
        connection.execute(
            update(REQUESTS).where(*here).values(times=before + 1, last_asked=moment(now))
        )
    else:
        connection.execute(
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


def requests(connection: Connection, group_id: str) -> tuple[SourceRequest, ...]:
    """Return the questions articles are wanted for, most asked first, then latest."""
    rows = connection.execute(
        select(REQUESTS)
        .where(REQUESTS.c.group_id == group_id)
        .order_by(REQUESTS.c.times.desc(), REQUESTS.c.last_asked.desc(), REQUESTS.c.id)
    )
    return tuple(map(_request, rows))


def settle(connection: Connection, group_id: str, request_id: str) -> None:
    """Forget a wish for articles, if it is there."""
    connection.execute(
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
