"""Batches of files being added, kept until their result was told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select

from knowledge.model import Batch, BatchOutcome
from knowledge.store.look import Look
from knowledge.store.packing import moment
from knowledge.store.tables import BATCH_OUTCOMES, BATCHES


class BatchesView(Look):
    """Reads batches."""

    def batches(self) -> tuple[tuple[str, Batch], ...]:
        """Read the batches by when they were begun, and the outcomes of each."""
        query = select(BATCHES).order_by(BATCHES.c.begun_at, BATCHES.c.key)
        rows = self._connection.execute(query).all()
        return tuple((row.group_id, _batch(row, self._outcomes(row))) for row in rows)

    def _outcomes(self, row: Row[Any]) -> Iterable[Row[Any]]:
        return self._connection.execute(
            select(BATCH_OUTCOMES)
            .where(BATCH_OUTCOMES.c.group_id == row.group_id, BATCH_OUTCOMES.c.key == row.key)
            .order_by(BATCH_OUTCOMES.c.place)
        )


class BatchesWork(BatchesView):
    """Keeps batches as long as they are under way."""

    def begin_batch(self, group_id: str, batch: Batch) -> None:
        """Put a row for the batch and one for each outcome that it has."""
        self._connection.execute(
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
            self.record_outcome(group_id, batch.key, one)

    def record_outcome(self, group_id: str, key: str, outcome: BatchOutcome) -> None:
        """Put a row under the batch's next place."""
        here = (BATCHES.c.group_id == group_id, BATCHES.c.key == key)
        if self._connection.execute(select(BATCHES.c.key).where(*here)).first() is None:
            return
        last = self._connection.execute(
            select(func.max(BATCH_OUTCOMES.c.place)).where(
                BATCH_OUTCOMES.c.group_id == group_id, BATCH_OUTCOMES.c.key == key
            )
        ).scalar()
        values = {"group_id": group_id, "key": key, "place": (last or 0) + 1, **asdict(outcome)}
        self._connection.execute(insert(BATCH_OUTCOMES).values(values))

    def end_batch(self, group_id: str, key: str) -> None:
        """Delete the batch's row, and with it those of its outcomes."""
        self._connection.execute(
            delete(BATCHES).where(BATCHES.c.group_id == group_id, BATCHES.c.key == key)
        )

    def forget_batches(self, before: datetime) -> None:
        """Delete the rows of earlier batches."""
        self._connection.execute(delete(BATCHES).where(BATCHES.c.begun_at < moment(before)))


def _batch(row: Row[Any], outcomes: Iterable[Row[Any]]) -> Batch:
    return Batch(
        key=row.key,
        by=row.who,
        where=row.place,
        begun_at=datetime.fromisoformat(row.begun_at),
        files=tuple(json.loads(row.files)),
        outcomes=tuple(BatchOutcome(one.name, one.article_id, one.reason) for one in outcomes),
    )
