"""The groups: of which there is anything, and the key and numbers that each of them has."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import func, insert, select, union, update

from knowledge.store.notes import NotesView, NotesWork
from knowledge.store.tables import ARTICLES, DEPARTURES, GROUPS, Row

LAST_KEY: Final = "last group key"
"""The note of the highest key that an erased group had."""


class GroupsView(NotesView):
    """Reads which groups there are."""

    def groups(self) -> tuple[str, ...]:
        """Read them from the articles that were not removed."""
        query = select(ARTICLES.c.group_id).where(ARTICLES.c.removed_at.is_(None)).distinct()
        return tuple(self._connection.execute(query).scalars())

    def all_groups(self) -> tuple[str, ...]:
        """Read them from every table; that one left is not counted as something kept."""
        looked_at = [table for table in tables_of_groups() if _may_stand_alone(table)]
        found = union(*(select(table.c.group_id) for table in looked_at)).order_by("group_id")
        return tuple(self._connection.execute(found).scalars())


class GroupsWork(NotesWork, GroupsView):
    """Gives out keys and numbers that no group or passage has or ever had."""

    def _make_group(self, group_id: str) -> None:
        if self._key(group_id) is None:
            highest = self._connection.execute(select(func.max(GROUPS.c.key))).scalar() or 0
            key = max(int(highest), self._last_key()) + 1
            self._connection.execute(
                insert(GROUPS).values(group_id=group_id, key=key, next_number=1, removals=0)
            )

    def _retire_key(self, group_id: str) -> None:
        """See to it that the group's key is given to no other."""
        key = self._key(group_id)
        if key is not None and key > self._last_key():
            self.note(LAST_KEY, str(key))

    def _take_numbers(self, group_id: str, count: int) -> int:
        """Reserve numbers in a group that was made; return the first."""
        here = GROUPS.c.group_id == group_id
        next_number = select(GROUPS.c.next_number).where(here)
        first = int(self._connection.execute(next_number).scalar_one())
        self._connection.execute(update(GROUPS).where(here).values(next_number=first + count))
        return first

    def _key(self, group_id: str) -> int | None:
        key: int | None = self._connection.execute(
            select(GROUPS.c.key).where(GROUPS.c.group_id == group_id)
        ).scalar()
        return key

    def _last_key(self) -> int:
        return int(self.noted(LAST_KEY) or 0)


def tables_of_groups() -> list[Any]:
    """Return the tables whose rows belong to groups, each after those that it refers to."""
    return [table for table in Row.metadata.sorted_tables if "group_id" in table.c]


def _may_stand_alone(table: Any) -> bool:
    """Tell whether a group can have rows here without any in a table that these refer to."""
    return table is not DEPARTURES and not table.foreign_keys
