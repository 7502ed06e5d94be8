"""Batches of files being added, kept until their result was told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from knowledge.model import NOBODY, Batch, BatchOutcome
from knowledge.store.packing import moment
from knowledge.store.tables import BATCH_OUTCOMES, BATCHES


def begin(connection: Connection, group_id: str, batch: Batch) -> None:
    """Keep a batch under its new key, with the outcomes it has."""
    connection.execute(
        insert(BATCHES).values(
            group_id=group_id,
            key=batch.key,
            who=batch.by,
            place=batch.where,
            begun_at=moment(batch.begun_at),
            files=json.dumps(batch.files),
        )
    )
    for one in batch.outcomes:
        record(connection, group_id, batch.key, one)


def record(connection: Connection, group_id: str, key: str, outcome: BatchOutcome) -> None:
    """Keep what a file came to, as long as its batch is kept."""
    here = (BATCHES.c.group_id == group_id, BATCHES.c.key == key)
    if connection.execute(select(BATCHES.c.key).where(*here)).first() is None:
        return
    last = connection.execute(
        select(func.max(BATCH_OUTCOMES.c.place)).where(
            BATCH_OUTCOMES.c.group_id == group_id, BATCH_OUTCOMES.c.key == key
        )
    ).scalar()
    values = {"group_id": group_id, "key": key, "place": (last or 0) + 1, **asdict(outcome)}
    connection.execute(insert(BATCH_OUTCOMES).values(values))


def end(connection: Connection, group_id: str, key: str) -> None:
    """Forget a batch, if it is there, with its outcomes."""
    connection.execute(delete(BATCHES).where(BATCHES.c.group_id == group_id, BATCHES.c.key == key))


def forget(connection: Connection, before: datetime) -> None:
    """Forget what any group began before some moment."""
    connection.execute(delete(BATCHES).where(BATCHES.c.begun_at < moment(before)))


def anonymise(connection: Connection, group_id: str, who: str) -> None:
    """Put nobody in a person's place, and forget from where they added."""
    here = (BATCHES.c.group_id == group_id, BATCHES.c.who == who)
    connection.execute(update(BATCHES).where(*here).values(who=NOBODY, place=""))


def groups_of(connection: Connection, who: str) -> frozenset[str]:
    """Return the groups for which a person is adding."""
    query = select(BATCHES.c.group_id).where(BATCHES.c.who == who).distinct()
    return frozenset(connection.execute(query).scalars())


def batches(connection: Connection) -> tuple[tuple[str, Batch], ...]:
    """Return all batches with their groups, oldest first."""
    rows = connection.execute(select(BATCHES).order_by(BATCHES.c.begun_at, BATCHES.c.key)).all()
    return tuple((row.group_id, _batch(row, _outcomes(connection, row))) for row in rows)


def _outcomes(connection: Connection, row: Row[Any]) -> Iterable[Row[Any]]:
    return connection.execute(
        select(BATCH_OUTCOMES)
        .where(BATCH_OUTCOMES.c.group_id == row.group_id, BATCH_OUTCOMES.c.key == row.key)
        .order_by(BATCH_OUTCOMES.c.place)
    )


def _batch(row: Row[Any], outcomes: Iterable[Row[Any]]) -> Batch:
    return Batch(
        key=row.key,
        by=row.who,
        where=row.place,
        begun_at=datetime.fromisoformat(row.begun_at),
        files=tuple(json.loads(row.files)),
        outcomes=tuple(BatchOutcome(one.name, one.article_id, one.reason) for one in outcomes),
    )
