"""What was done to each group's library, by whom and when; no line is ever taken away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, insert, select, update

from knowledge.model import NOBODY, Act, Entry
from knowledge.store.packing import moment
from knowledge.store.tables import HISTORY

LONGEST_WHAT: Final = 300
"""The characters kept of what an entry is about: enough to know a title by."""


def record(connection: Connection, group_id: str, entry: Entry) -> Entry:
    """Keep an entry under the group's next number; return it as kept."""
    last = connection.execute(
        select(func.max(HISTORY.c.number)).where(HISTORY.c.group_id == group_id)
    ).scalar()
    what = " ".join(entry.what.split())[:LONGEST_WHAT]
    kept = replace(entry, what=what, number=(last or 0) + 1)
    connection.execute(
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


def entries(
    connection: Connection, group_id: str, limit: int, before: int | None
) -> tuple[Entry, ...]:
    """Return a group's entries, newest first, from the number below ``before`` on."""
    query = select(HISTORY).where(HISTORY.c.group_id == group_id)
    if before is not None:
        query = query.where(HISTORY.c.number < before)
    rows = connection.execute(query.order_by(HISTORY.c.number.desc()).limit(limit))
    return tuple(map(_entry, rows))


def left_by(connection: Connection, group_id: str, who: str) -> tuple[Entry, ...]:
    """Return what a person stands for in a group's history, oldest first."""
    query = select(HISTORY).where(HISTORY.c.group_id == group_id, HISTORY.c.who == who)
    return tuple(map(_entry, connection.execute(query.order_by(HISTORY.c.number))))


def groups_of(connection: Connection, who: str) -> tuple[str, ...]:
    """Return the groups in whose history a person stands."""
    query = select(HISTORY.c.group_id).where(HISTORY.c.who == who).distinct()
    return tuple(connection.execute(query.order_by(HISTORY.c.group_id)).scalars())


def anonymise(connection: Connection, group_id: str, who: str) -> int:
    """Put nobody in a person's place in a group's history; return in how many entries."""
    here = (HISTORY.c.group_id == group_id, HISTORY.c.who == who)
    return connection.execute(update(HISTORY).where(*here).values(who=NOBODY)).rowcount


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        act=Act(row.act),
        what=row.what,
        at=datetime.fromisoformat(row.at),
        who=row.who,
        subject=row.subject,
        number=row.number,
    )
