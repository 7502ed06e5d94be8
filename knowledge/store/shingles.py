"""Runs of words by their hashes: which articles share most of them with a text."""

from __future__ import annotations

from collections.abc import Collection as Several

from sqlalchemy import delete, func, insert, select

from knowledge.model import Article
from knowledge.shingles import sampled
from knowledge.shingles import shingles as shingles_of
from knowledge.store.look import portions
from knowledge.store.part import PartView
from knowledge.store.tables import ARTICLES, SHINGLES


class ShinglesView(PartView):
    """Finds articles by the runs of words that they hold."""

    def alike(
        self, group_id: str, shingles: Several[int], limit: int, collection: int | None
    ) -> tuple[Article, ...]:
        """Count what each article shares, then read the first of those."""
        shared: dict[str, int] = {}
        for some in portions(sorted(set(shingles))):
            rows = self._connection.execute(
                select(SHINGLES.c.article_id, func.count())
                .where(SHINGLES.c.group_id == group_id, SHINGLES.c.shingle.in_(some))
                .group_by(SHINGLES.c.article_id)
            )
            for article_id, count in rows:
                shared[article_id] = shared.get(article_id, 0) + count
        apart = self._elsewhere(group_id, collection)
        most = sorted(shared.keys() - apart, key=lambda one: (-shared[one], one))[:limit]
        found = self.articles_by_id(group_id, most)
        return tuple(found[one] for one in most if one in found)

    def _elsewhere(self, group_id: str, collection: int | None) -> frozenset[str]:
        """Return the articles that stand anywhere but in one collection, or in none."""
        query = select(ARTICLES.c.id).where(
            ARTICLES.c.group_id == group_id, ARTICLES.c.collection.is_distinct_from(collection)
        )
        return frozenset(self._connection.execute(query).scalars())


class ShinglesWork(ShinglesView):
    """Keeps the runs of words of articles, and forgets them."""

    def _put_shingles(self, group_id: str, article: Article) -> None:
        rows = [
            {"group_id": group_id, "shingle": one, "article_id": article.id}
            for one in sampled(shingles_of(article.text))
        ]
        if rows:
            self._connection.execute(insert(SHINGLES), rows)

    def _take_out_shingles(self, group_id: str, article: Article) -> None:
        for some in portions(sampled(shingles_of(article.text))):
            self._connection.execute(
                delete(SHINGLES).where(
                    SHINGLES.c.group_id == group_id,
                    SHINGLES.c.shingle.in_(some),
                    SHINGLES.c.article_id == article.id,
                )
            )
