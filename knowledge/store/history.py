"""What was done to each group's library, by whom and when; no line is ever taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, func, insert, select, union, update

from knowledge.model import NOBODY, Act, Entry
from knowledge.store.look import Look
from knowledge.store.packing import moment
from knowledge.store.tables import BATCHES, HISTORY, SUBSCRIPTIONS, TOPICS

LONGEST_WHAT: Final = 300
"""The characters kept of what an entry is about: enough to know a title by."""
# Where people stand by name.
_NAMES = (HISTORY.c.who, BATCHES.c.who, TOPICS.c.owner, SUBSCRIPTIONS.c.owner)


class HistoryView(Look):
    """Reads what was done, and where a person stands."""

    def history(self, group_id: str, *, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """Read the group's entries down from the number below ``before``."""
        query = select(HISTORY).where(HISTORY.c.group_id == group_id)
        if before is not None:
            query = query.where(HISTORY.c.number < before)
        rows = self._connection.execute(query.order_by(HISTORY.c.number.desc()).limit(limit))
        return tuple(map(_entry, rows))

    def left_by(self, group_id: str, who: str) -> tuple[Entry, ...]:
        """Read the person's entries by their numbers."""
        query = select(HISTORY).where(HISTORY.c.group_id == group_id, HISTORY.c.who == who)
        return tuple(map(_entry, self._connection.execute(query.order_by(HISTORY.c.number))))

    def groups_of(self, who: str) -> tuple[str, ...]:
        """Look the person up in every table that names people."""
        named = union(*(select(one.table.c.group_id).where(one == who) for one in _NAMES))
        return tuple(sorted(self._connection.execute(named).scalars()))


class HistoryWork(HistoryView):
    """Keeps what is done, and takes names out of it."""

    def record(self, group_id: str, entry: Entry) -> Entry:
        """Keep an entry, cut short, under the group's next number."""
        last = self._connection.execute(
            select(func.max(HISTORY.c.number)).where(HISTORY.c.group_id == group_id)
        ).scalar()
        what = " ".join(entry.what.split())[:LONGEST_WHAT]
        kept = replace(entry, what=what, number=(last or 0) + 1)
        self._connection.execute(
            insert(HISTORY).values(
                group_id=group_id,
                number=kept.number,
                at=moment(kept.at),
                who=kept.who,
                act=kept.act.value,
                what=kept.what,
                subject=kept.subject,
            )
        )
        return kept

    def anonymise(self, group_id: str, who: str) -> int:
        """Change the name where it is not that of the row's only reader."""
        theirs = (SUBSCRIPTIONS.c.group_id == group_id, SUBSCRIPTIONS.c.owner == who)
        orders = update(SUBSCRIPTIONS).where(*theirs, ~SUBSCRIPTIONS.c.personal)
        self._connection.execute(orders.values(owner=NOBODY))
        batches = update(BATCHES).where(BATCHES.c.group_id == group_id, BATCHES.c.who == who)
        self._connection.execute(batches.values(who=NOBODY, place=""))
        entries = update(HISTORY).where(HISTORY.c.group_id == group_id, HISTORY.c.who == who)
        return self._connection.execute(entries.values(who=NOBODY)).rowcount


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        act=Act(row.act),
        what=row.what,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        subject=row.subject,
        number=row.number,
    )
