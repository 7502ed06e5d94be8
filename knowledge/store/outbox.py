"""The outbox: each article that goes to a subscription, which it does only once."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, insert, select

from knowledge.model import Match
from knowledge.store.base import Outgoing, Way
from knowledge.store.look import Look, portions
from knowledge.store.packing import Values, moment, moment_or_none, pack, unpack, when
from knowledge.store.tables import OUTBOX, SUBSCRIPTIONS

_ORDER = (OUTBOX.c.slot, OUTBOX.c.place, OUTBOX.c.article_id)


class OutboxView(Look):
    """Reads what goes, went or was skipped."""

    def outgoing(
        self,
        group_id: str,
        number: int,
        *,
        slot: datetime | None = None,
        ids: Several[str] | None = None,
        state: Way | None = None,
    ) -> tuple[Outgoing, ...]:
        """Read the rows that fit, in portions where many articles are named."""
        query = select(OUTBOX).where(OUTBOX.c.group_id == group_id, OUTBOX.c.subscription == number)
        if slot is not None:
            query = query.where(OUTBOX.c.slot == moment(slot))
        if state is not None:
            query = query.where(OUTBOX.c.state == state.value)
        if ids is None:
            return tuple(map(_outgoing, self._connection.execute(query.order_by(*_ORDER))))
        rows = [
            row
            for some in portions(set(ids))
            for row in self._connection.execute(query.where(OUTBOX.c.article_id.in_(some)))
        ]
        rows.sort(key=lambda row: (row.slot or "", row.place, row.article_id))
        return tuple(map(_outgoing, rows))


class OutboxWork(OutboxView):
    """Keeps what goes out."""

    def keep_outgoing(self, group_id: str, number: int, outgoing: Sequence[Outgoing]) -> None:
        """Put rows in place of those of the same articles, where the subscription is there."""
        here = (OUTBOX.c.group_id == group_id, OUTBOX.c.subscription == number)
        there = exists().where(
            SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.number == number
        )
        if not outgoing or not self._connection.execute(select(there)).scalar():
            return
        for some in portions(one.article_id for one in outgoing):
            self._connection.execute(delete(OUTBOX).where(*here, OUTBOX.c.article_id.in_(some)))
        rows = [{"group_id": group_id, "subscription": number, **_values(one)} for one in outgoing]
        self._connection.execute(insert(OUTBOX), rows)


def _values(one: Outgoing) -> Values:
    return {
        "article_id": one.article_id,
        "state": one.state.value,
        "slot": moment_or_none(one.slot),
        "place": one.place,
        "under": one.under,
        "match": pack(one.match),
        "note": one.note,
        "settled_at": moment_or_none(one.settled_at),
    }


def _outgoing(row: Row[Any]) -> Outgoing:
    return Outgoing(
        article_id=row.article_id,
        state=Way(row.state),
        slot=when(row.slot),
        place=row.place,
        under=row.under,
        match=unpack(Match, row.match),
        note=row.note,
        settled_at=when(row.settled_at),
    )
