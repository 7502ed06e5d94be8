"""How much a group keeps: by outlet, by month, in bytes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import LargeBinary, cast, func, select

from knowledge.model import MonthCount, OutletCount
from knowledge.store.articles import ArticlesView
from knowledge.store.base import Size
from knowledge.store.part import kept, readable, searched
from knowledge.store.tables import ARTICLES, DETAILS, ORIGINALS, PASSAGES
from knowledge.store.vectors import VectorsView

# Rows whose mean size stands for that of all; passages are cut to one size, and the first
# articles by id, which is a hash, are any articles.
_SAMPLE = 500


class CountsView(ArticlesView, VectorsView):
    """Counts and estimates what the reader may read."""

    def size(self, group_id: str) -> Size:
        """Count each by what has them."""
        return Size(self.count(group_id), self._count_passages(group_id))

    def outlets(self, group_id: str) -> tuple[str, ...]:
        """Leave the articles without one out of their counts."""
        return tuple(one.outlet for one in self.outlet_counts(group_id) if one.outlet is not None)

    def outlet_counts(self, group_id: str) -> tuple[OutletCount, ...]:
        """Count spellings, and add up those that fold to the same; the commonest is the name."""
        count = func.count().label("articles")
        spellings = self._connection.execute(
            select(
                ARTICLES.c.outlet_folded,
                ARTICLES.c.outlet,
                count,
                func.sum(ARTICLES.c.words).label("words"),
            )
            .where(*searched(self._part(group_id)))
            .group_by(ARTICLES.c.outlet_folded, ARTICLES.c.outlet)
            .order_by(count.desc(), ARTICLES.c.outlet)
        )
        outlets: defaultdict[str | None, list[Any]] = defaultdict(list)
        for row in spellings:
            outlets[row.outlet_folded].append(row)
        counts = [
            OutletCount(
                rows[0].outlet, sum(row.articles for row in rows), sum(row.words for row in rows)
            )
            for rows in outlets.values()
        ]
        return tuple(
            sorted(counts, key=lambda one: (one.outlet is None, -one.articles, one.outlet))
        )

    def month_counts(self, group_id: str) -> tuple[MonthCount, ...]:
        """Count by the first seven characters of the day."""
        month = func.substr(ARTICLES.c.published, 1, 7)
        rows = self._connection.execute(
            select(month, func.count())
            .where(*searched(self._part(group_id)))
            .group_by(month)
            .order_by(month.is_(None), month)
        )
        return tuple(
            MonthCount(date.fromisoformat(f"{name}-01") if name else None, count)
            for name, count in rows
        )

    def storage(self, group_id: str) -> int:
        """Add up originals (compressed as kept) and words; take a mean for texts and passages.

        The mean is of up to 500. What the database needs besides, about a
        tenth, is not counted.
        """
        part = self._part(group_id)
        articles = select(func.count()).where(*kept(part))
        originals = (
            select(func.sum(func.length(ORIGINALS.c.body))).join(ARTICLES).where(*readable(part))
        )
        text = func.length(cast(ARTICLES.c.text, LargeBinary))
        sizes = [
            self._number(originals),
            self._number(articles) * self._mean(text, *kept(part)),
            self._count_passages(group_id) * self._passage_bytes(group_id),
            self._word_bytes(group_id),
        ]
        return round(sum(sizes))

    def _passage_bytes(self, group_id: str) -> float:
        """Return the mean of what a passage takes, of all that the group has."""
        packed = func.length(PASSAGES.c.vector) + func.length(PASSAGES.c.sentences)
        detail = func.length(DETAILS.c.detail)
        return sum(
            self._mean(size, rows.c.group_id == group_id, rows.c.index_id == self._index_id)
            for size, rows in ((packed, PASSAGES), (detail, DETAILS))
        )

    def _mean(self, size: Any, *conditions: Any) -> float:
        sample = select(size.label("size")).where(*conditions).limit(_SAMPLE).subquery()
        return float(self._number(select(func.avg(sample.c.size))))

    def _number(self, query: Any) -> float:
        return self._connection.execute(query).scalar() or 0
