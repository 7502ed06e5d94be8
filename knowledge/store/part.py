"""The part of a group's library that somebody may read, as conditions on its articles."""

from __future__ import annotations

from collections.abc import Collection as Several
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from knowledge.model import Article, Reader
from knowledge.store.look import portions
from knowledge.store.packing import article_of
from knowledge.store.settings import SettingsView
from knowledge.store.tables import ARTICLES, COLLECTION_ROLES


@dataclass(frozen=True, slots=True)
class Part:
    """A group, and which of its collections somebody may read; ``None`` is everything.

    What stands in no collection is part of every part. Nothing asks for
    articles that members see without one.
    """

    group_id: str
    collections: frozenset[int] | None = None


def readable(part: Part) -> tuple[Any, ...]:
    """Return the conditions for the articles of a part, removed or not."""
    of_group = ARTICLES.c.group_id == part.group_id
    if part.collections is None:
        return (of_group,)
    is_open = ARTICLES.c.collection.is_(None)
    if not part.collections:
        return of_group, is_open
    return of_group, is_open | ARTICLES.c.collection.in_(sorted(part.collections))


def kept(part: Part) -> tuple[Any, ...]:
    """Return the conditions for those of them that were not removed."""
    return *readable(part), ARTICLES.c.removed_at.is_(None)


def searched(part: Part) -> tuple[Any, ...]:
    """Return the conditions for those of them that stand under no other."""
    return *kept(part), ARTICLES.c.under.is_(None)


class PartView(SettingsView):
    """Knows what the reader may read of each group, and reads articles of that."""

    def __init__(self, connection: Connection, reader: Reader) -> None:
        super().__init__(connection, reader)
        self._parts: dict[str, Part] = {}
        self._closed: dict[str, frozenset[int]] = {}

    def is_closed(self, group_id: str, ids: Several[str]) -> bool:
        """Look for one of them in a collection that the reader may not read."""
        mine = self._part(group_id).collections
        if mine is None:
            return False
        closed = select(ARTICLES.c.id).where(
            ARTICLES.c.group_id == group_id,
            ARTICLES.c.id.in_(list(ids)),
            ARTICLES.c.collection.is_not(None),
            ARTICLES.c.collection.not_in(sorted(mine)),
        )
        return self._connection.execute(closed.limit(1)).first() is not None

    def _part(self, group_id: str) -> Part:
        """Return what the reader may read of a group, found out once."""
        if group_id not in self._parts:
            self._parts[group_id] = Part(group_id, self._readable(group_id))
        return self._parts[group_id]

    def _readable(self, group_id: str) -> frozenset[int] | None:
        """Return the collections that the reader may read; ``None`` is all, for a curator."""
        roles = self._reader.roles
        if self._reader.curates:
            return None
        if roles and not roles.isdisjoint(self.settings(group_id).curator_roles):
            return None
        rows = self._connection.execute(
            select(COLLECTION_ROLES.c.number, COLLECTION_ROLES.c.role).where(
                COLLECTION_ROLES.c.group_id == group_id
            )
        )
        return frozenset(row.number for row in rows if row.role in roles)

    def _closed_in(self, group_id: str) -> frozenset[int]:
        """Return the collections with articles that the reader may not read, found out once."""
        mine = self._part(group_id).collections
        if mine is None:
            return frozenset()
        if group_id not in self._closed:
            used = select(ARTICLES.c.collection).where(
                ARTICLES.c.group_id == group_id, ARTICLES.c.collection.is_not(None)
            )
            found = self._connection.execute(used.distinct()).scalars()
            self._closed[group_id] = frozenset(found) - mine
        return self._closed[group_id]

    def _one_article(self, *conditions: Any) -> Article | None:
        row = self._connection.execute(select(ARTICLES).where(*conditions)).mappings().first()
        return article_of(dict(row)) if row else None

    def articles_by_id(self, group_id: str, ids: Several[str]) -> dict[str, Article]:
        """Read the rows of those that are kept, in portions where there are many."""
        query = select(ARTICLES).where(*kept(self._part(group_id)))
        return {
            row["id"]: article_of(dict(row))
            for some in portions(ids)
            for row in self._connection.execute(query.where(ARTICLES.c.id.in_(some))).mappings()
        }
