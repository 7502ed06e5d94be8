"""A group's articles: one of them, lists of them, adding one, changing what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, delete, func, insert, select, update

from knowledge.model import EVERYTHING, Article, Details, IndexMark, Original, Scope
from knowledge.store.arrivals import ArrivalsWork
from knowledge.store.base import IndexedPassage
from knowledge.store.packing import (
    article_of,
    article_values,
    details_values,
    original_of,
    original_values,
)
from knowledge.store.part import kept, searched
from knowledge.store.passages import PassagesWork
from knowledge.store.scopes import within
from knowledge.store.shingles import ShinglesWork
from knowledge.store.tables import ARTICLES, ORIGINALS
from knowledge.store.words import WordsView

# Latest added first.
_ORDER = (ARTICLES.c.added_at.desc(), ARTICLES.c.id)


class ArticlesView(WordsView):
    """Reads articles."""

    def article(self, group_id: str, article_id: str) -> Article | None:
        """Read the row of an article that is kept."""
        return self._one_article(*kept(self._part(group_id)), ARTICLES.c.id == article_id)

    def articles(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Article, ...]:
        """Read the rows that fit."""
        query = select(ARTICLES).where(*self._fitting(group_id, scope, words)).order_by(*_ORDER)
        rows = self._connection.execute(query.limit(limit).offset(offset)).mappings()
        return tuple(article_of(dict(row)) for row in rows)

    def count(self, group_id: str, *, scope: Scope = EVERYTHING, words: Sequence[str] = ()) -> int:
        """Count the rows that fit."""
        fitting = self._fitting(group_id, scope, words)
        query = select(func.count()).select_from(ARTICLES).where(*fitting)
        return int(self._connection.execute(query).scalar_one())

    def titles(self, group_id: str) -> tuple[tuple[str, str], ...]:
        """Read these two columns alone."""
        query = select(ARTICLES.c.id, ARTICLES.c.title).where(*searched(self._part(group_id)))
        rows = self._connection.execute(query.order_by(*_ORDER))
        return tuple((row.id, row.title) for row in rows)

    def same_article(self, group_id: str, *, sha256: str, original: str) -> Article | None:
        """Look for the text first, then for the bytes."""
        here = kept(self._part(group_id))
        return self._one_article(*here, ARTICLES.c.sha256 == sha256) or self._one_article(
            *here, ARTICLES.c.original_sha256 == original
        )

    def original(self, group_id: str, article_id: str) -> Original | None:
        """Read the row of an article that is kept, and unpack it."""
        here = (*kept(self._part(group_id)), ARTICLES.c.id == article_id)
        query = select(ORIGINALS).join(ARTICLES).where(*here)
        row = self._connection.execute(query).mappings().first()
        return original_of(dict(row)) if row else None

    def _fitting(
        self, group_id: str, scope: Scope, words: Sequence[str]
    ) -> list[ColumnElement[bool]]:
        """Return the conditions for the articles in ``scope`` with a passage of all ``words``."""
        holding = [self._holding(group_id, words)] if words else []
        return [*searched(self._part(group_id)), *within(scope), *holding]


class ArticlesWork(ShinglesWork, PassagesWork, ArrivalsWork, ArticlesView):
    """Adds articles and changes them."""

    def add(
        self,
        group_id: str,
        article: Article,
        original: Original,
        passages: Sequence[IndexedPassage],
        mark: IndexMark,
    ) -> None:
        """Put its rows, in place of those of a removed article with the same text."""
        self._use(mark)
        self._make_group(group_id)
        self._connection.execute(
            delete(ARTICLES).where(
                ARTICLES.c.group_id == group_id,
                ARTICLES.c.sha256 == article.sha256,
                ARTICLES.c.removed_at.is_not(None),
            )
        )
        values = article_values(article, original.sha256)
        self._connection.execute(insert(ARTICLES).values(group_id=group_id, **values))
        self._connection.execute(
            insert(ORIGINALS).values(
                group_id=group_id, article_id=article.id, **original_values(original)
            )
        )
        self._put_shingles(group_id, article)
        self._put(group_id, article, passages, self._index_id)
        self._arrive(group_id, article.id)

    def edit(self, group_id: str, article_id: str, details: Details) -> None:
        """Change its row, and index its words under the new title."""
        article = self.article(group_id, article_id)
        if article is None:
            return
        self._connection.execute(
            update(ARTICLES)
            .where(ARTICLES.c.group_id == group_id, ARTICLES.c.id == article_id)
            .values(details_values(details))
        )
        self._reword(group_id, article, replace(article, details=details))
