"""Forgetting all that is kept of a group, in whatever table it is."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, delete, func, select, union

from knowledge.model import Erased
from knowledge.store import notes
from knowledge.store.tables import (
    ANSWERS,
    ARTICLES,
    DEPARTURES,
    GROUPS,
    HISTORY,
    REQUESTS,
    WORD_TABLES,
    Row,
)
from knowledge.store.word_index import WordTable

LAST_KEY: Final = "last group key"
"""The note of the highest key that an erased group had."""


def erase(connection: Connection, group_id: str) -> Erased:
    """Forget every row of a group and its word tables; count what people would ask about."""
    erased = Erased(
        articles=_count(connection, ARTICLES, group_id),
        answers=_count(connection, ANSWERS, group_id),
        requests=_count(connection, REQUESTS, group_id),
        history=_count(connection, HISTORY, group_id),
    )
    _retire_key(connection, group_id)
    for words in _word_tables(connection, group_id):
        words.drop(connection)
    for table in reversed(_tables_of_groups()):
        connection.execute(delete(table).where(table.c.group_id == group_id))
    return erased


def all_groups(connection: Connection) -> tuple[str, ...]:
    """Return every group of which anything is kept; that it left is not counted as such."""
    looked_at = [table for table in _tables_of_groups() if _may_stand_alone(table)]
    found = union(*(select(table.c.group_id) for table in looked_at)).order_by("group_id")
    return tuple(connection.execute(found).scalars())


def next_key(connection: Connection) -> int:
    """Return a key that no group has or ever had, so that nothing of one is taken for another's."""
    highest = connection.execute(select(func.max(GROUPS.c.key))).scalar() or 0
    return max(int(highest), _last_key(connection)) + 1


def _tables_of_groups() -> list[Any]:
    """Return the tables whose rows belong to groups, each after those that it refers to."""
    return [table for table in Row.metadata.sorted_tables if "group_id" in table.c]


def _may_stand_alone(table: Any) -> bool:
    """Tell whether a group can have rows here without any in a table that these refer to."""
    return table is not DEPARTURES and not table.foreign_keys


def _word_tables(connection: Connection, group_id: str) -> list[WordTable]:
    """Return a group's word tables, in every index."""
    rows = connection.execute(
        select(GROUPS.c.key, WORD_TABLES.c.index_id, WORD_TABLES.c.stem, WORD_TABLES.c.collection)
        .join(WORD_TABLES, GROUPS.c.group_id == WORD_TABLES.c.group_id)
        .where(GROUPS.c.group_id == group_id)
    )
    return [WordTable(row.key, row.index_id, bool(row.stem), row.collection) for row in rows]


def _retire_key(connection: Connection, group_id: str) -> None:
    """See to it that the group's key is given to no other."""
    key = connection.execute(select(GROUPS.c.key).where(GROUPS.c.group_id == group_id)).scalar()
    if key is not None and key > _last_key(connection):
        notes.note(connection, LAST_KEY, str(key))


def _last_key(connection: Connection) -> int:
    return int(notes.noted(connection, LAST_KEY) or 0)


def _count(connection: Connection, table: Any, group_id: str) -> int:
    counted = select(func.count()).select_from(table).where(table.c.group_id == group_id)
    return int(connection.execute(counted).scalar_one())
