"""What was said of passages that were quoted: counts, and nobody's name."""

from __future__ import annotations

from sqlalchemy import select

from knowledge.model import Citation, Rating
from knowledge.store.look import count_up
from knowledge.store.part import PartView
from knowledge.store.tables import RATINGS


class RatingsView(PartView):
    """Reads what was said."""

    def ratings(self, group_id: str) -> tuple[Rating, ...]:
        """Read the counts, then the articles, and leave out those not for the reader."""
        rows = self._connection.execute(
            select(RATINGS)
            .where(RATINGS.c.group_id == group_id)
            .order_by(
                RATINGS.c.helpful - RATINGS.c.wrong,
                RATINGS.c.wrong.desc(),
                RATINGS.c.article_id,
                RATINGS.c.start,
                RATINGS.c.end,
            )
        ).all()
        articles = self.articles_by_id(group_id, {row.article_id for row in rows})
        return tuple(
            Rating(articles[row.article_id], row.start, row.end, row.helpful, row.wrong)
            for row in rows
            if row.article_id in articles
        )


class RatingsWork(RatingsView):
    """Counts what is said."""

    def rate(self, group_id: str, citation: Citation, *, helpful: bool) -> None:
        """Count in the row of the span."""
        span = {
            "group_id": group_id,
            "article_id": citation.article_id,
            "start": citation.start,
            "end": citation.end,
        }
        said = {"helpful": int(helpful), "wrong": int(not helpful)}
        count_up(self._connection, RATINGS, span, said)
