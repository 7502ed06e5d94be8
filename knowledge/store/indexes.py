"""The indexes over all groups: the one in use, and another that may be being built beside it."""

from __future__ import annotations

from functools import cached_property
from typing import Any, Final

from sqlalchemy import Row, exists, func, insert, select

from knowledge.model import Article, IndexMark
from knowledge.store.base import check_mark
from knowledge.store.look import Look
from knowledge.store.packing import article_of
from knowledge.store.tables import ARTICLES, INDEXED, INDEXES

IN_USE: Final = "in use"
BEING_BUILT: Final = "being built"


class IndexesView(Look):
    """Reads what indexes were made with, and what the second one lacks."""

    def index_mark(self) -> IndexMark | None:
        """Read the row of the index in use."""
        return mark_of(self._index) if self._index else None

    def unindexed(self, limit: int) -> tuple[tuple[str, Article], ...]:
        """Look for articles that are searched and not marked as indexed."""
        half = self._index_in(BEING_BUILT)
        if half is None:
            return ()
        held = exists().where(
            INDEXED.c.group_id == ARTICLES.c.group_id,
            INDEXED.c.article_id == ARTICLES.c.id,
            INDEXED.c.index_id == half.id,
        )
        query = select(ARTICLES).where(
            ARTICLES.c.under.is_(None), ARTICLES.c.removed_at.is_(None), ~held
        )
        rows = self._connection.execute(query.limit(limit)).mappings()
        return tuple((row["group_id"], article_of(dict(row))) for row in rows)

    @cached_property
    def _index(self) -> Row[Any] | None:
        return self._index_in(IN_USE)

    @property
    def _index_id(self) -> int:
        """The index in use; none has number 0."""
        return self._index.id if self._index else 0

    def _index_in(self, state: str) -> Row[Any] | None:
        return self._connection.execute(select(INDEXES).where(INDEXES.c.state == state)).first()


class IndexesWork(IndexesView):
    """Begins indexes."""

    def _use(self, mark: IndexMark) -> None:
        """Make sure that the index in use has this mark; the first article chooses it."""
        found = self.index_mark()
        if found is not None:
            check_mark(found, mark)
            return
        self._make_index(mark, IN_USE)
        del self._index

    def _make_index(self, mark: IndexMark, state: str) -> None:
        last = self._connection.execute(select(func.max(INDEXES.c.id))).scalar() or 0
        self._connection.execute(
            insert(INDEXES).values(
                id=last + 1,
                model=mark.model,
                precision=mark.precision,
                dimension=mark.dimension,
                state=state,
            )
        )

    def _index_ids(self) -> list[int]:
        return list(self._connection.execute(select(INDEXES.c.id)).scalars())


def mark_of(index: Row[Any]) -> IndexMark:
    """Return what an index was made with."""
    return IndexMark(index.model, index.precision, index.dimension)
