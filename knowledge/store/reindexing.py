"""Building a second index beside the one in use, article by article, and changing over to it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert, select, update

from knowledge.model import Article, IndexMark
from knowledge.store.base import IndexedPassage
from knowledge.store.indexes import BEING_BUILT, IN_USE, mark_of
from knowledge.store.part import Part, searched
from knowledge.store.passages import PassagesWork
from knowledge.store.tables import ARTICLES, DETAILS, INDEXED, INDEXES, PASSAGES, WORD_TABLES


class ReindexingWork(PassagesWork):
    """Builds the second index."""

    def start_index(self, mark: IndexMark) -> None:
        """Go on with one half built with this mark; drop one with another."""
        half = self._index_in(BEING_BUILT)
        if half is not None and mark_of(half) == mark:
            return
        if half is not None:
            self._drop_index(half.id)
        self._make_index(mark, BEING_BUILT)

    def index(self, group_id: str, article: Article, passages: Sequence[IndexedPassage]) -> None:
        """Put the article in as it is now, if it is still searched and not in there yet."""
        half = self._index_in(BEING_BUILT)
        still = self._one_article(*searched(Part(group_id)), ARTICLES.c.id == article.id)
        if half is None or still is None:
            return
        key = {"group_id": group_id, "article_id": article.id, "index_id": half.id}
        done = select(INDEXED).where(*(INDEXED.c[name] == value for name, value in key.items()))
        if self._connection.execute(done).first() is None:
            self._connection.execute(insert(INDEXED).values(**key))
            self._put(group_id, still, passages, half.id)

    def switch_index(self) -> bool:
        """Give the second index the state of the first."""
        half = self._index_in(BEING_BUILT)
        if half is None or self.unindexed(1):
            return False
        if self._index is not None:
            self._drop_index(self._index.id)
        self._connection.execute(
            update(INDEXES).where(INDEXES.c.id == half.id).values(state=IN_USE)
        )
        self._connection.execute(delete(INDEXED))
        del self._index
        return True

    def _drop_index(self, index_id: int) -> None:
        self._drop_words(WORD_TABLES.c.index_id == index_id)
        for rows in (DETAILS, PASSAGES, INDEXED):
            self._connection.execute(delete(rows).where(rows.c.index_id == index_id))
        self._connection.execute(delete(INDEXES).where(INDEXES.c.id == index_id))
