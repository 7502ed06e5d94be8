"""Finding passages by their meaning, among the vectors that :mod:`knowledge.store.nearest` has."""

from __future__ import annotations

import numpy as np
from sqlalchemy import Connection, func, select

from knowledge.model import Reader, Scope
from knowledge.store.base import Scored, Vector
from knowledge.store.indexes import IndexesView
from knowledge.store.nearest import Numbers, State, VectorCache
from knowledge.store.part import PartView
from knowledge.store.scopes import numbers_within
from knowledge.store.tables import GROUPS, PASSAGES


class VectorsView(IndexesView, PartView):
    """Compares the vectors of what the reader may read; they stay in memory between looks."""

    def __init__(self, connection: Connection, cache: VectorCache, reader: Reader) -> None:
        super().__init__(connection, reader)
        self._cache = cache
        self._apart: dict[str, Numbers | None] = {}

    def nearest(
        self, group_id: str, vector: Vector, scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Bring the vectors in memory up to date, and compare them."""
        state = self._state(group_id)
        if state is None:
            self._cache.forget(group_id)
        if state is None or self._index is None:
            return ()
        vectors = self._cache.get(
            (group_id, self._index_id),
            self._index.dimension,
            state,
            lambda first: self._vectors_from(group_id, first),
            lambda: self._numbers(group_id),
        )
        within = numbers_within(group_id, self._index_id, scope)
        among = self._first_column(*within) if within else None
        best = vectors.best(vector, limit, among, self._apart_from(group_id))
        return tuple(Scored(*found) for found in best)

    def _count_passages(self, group_id: str) -> int:
        """Count those for the reader in the index in use, in memory where they are there."""
        state = self._state(group_id)
        known = self._cache.count((group_id, self._index_id), state) if state else None
        if known is None:
            query = select(func.count()).where(
                PASSAGES.c.group_id == group_id, PASSAGES.c.index_id == self._index_id
            )
            known = int(self._connection.execute(query).scalar_one())
        apart = self._apart_from(group_id)
        return known if apart is None else known - len(apart)

    def _apart_from(self, group_id: str) -> Numbers | None:
        """Return the numbers of the passages that the reader may not read; ``None`` without any."""
        if group_id not in self._apart:
            closed = self._closed_in(group_id)
            self._apart[group_id] = self._standing_in(group_id, closed) if closed else None
        return self._apart[group_id]

    def _state(self, group_id: str) -> State | None:
        query = select(GROUPS.c.key, GROUPS.c.next_number, GROUPS.c.removals)
        found = self._connection.execute(query.where(GROUPS.c.group_id == group_id)).first()
        return None if found is None else State(*found)

    def _standing_in(self, group_id: str, collections: frozenset[int]) -> Numbers:
        places = ", ".join("?" * len(collections))
        return self._first_column(
            "SELECT number FROM articles JOIN passages ON passages.group_id = articles.group_id "  # noqa: S608
            "AND passages.article_id = articles.id "
            f"WHERE articles.group_id = ? AND collection IN ({places}) AND index_id = ?",
            (group_id, *sorted(collections), self._index_id),
        )

    def _vectors_from(self, group_id: str, first: int) -> list[tuple[int, bytes]]:
        rows = self._connection.exec_driver_sql(
            "SELECT number, vector FROM passages "
            "WHERE group_id = ? AND index_id = ? AND number >= ? ORDER BY number",
            (group_id, self._index_id, first),
        )
        return [(row[0], row[1]) for row in rows]

    def _numbers(self, group_id: str) -> Numbers:
        return self._first_column(
            "SELECT number FROM passages WHERE group_id = ? AND index_id = ?",
            (group_id, self._index_id),
        )

    def _first_column(self, sql: str, bound: tuple[object, ...]) -> Numbers:
        rows = self._connection.exec_driver_sql(sql, bound)
        return np.fromiter((row[0] for row in rows), np.int64)
