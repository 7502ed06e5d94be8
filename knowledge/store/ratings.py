"""What was said of passages that were quoted: counts, and nobody's name."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from knowledge.model import Citation, Rating
from knowledge.store.articles import articles_by_id
from knowledge.store.packing import Values
from knowledge.store.part import Part
from knowledge.store.tables import RATINGS


def rate(connection: Connection, group_id: str, citation: Citation, *, helpful: bool) -> None:
    """Count one more opinion of a span."""
    key: Values = {
        "group_id": group_id,
        "article_id": citation.article_id,
        "start": citation.start,
        "end": citation.end,
    }
    said = {"helpful": int(helpful), "wrong": int(not helpful)}
    counted = connection.execute(
        update(RATINGS)
        .where(*(RATINGS.c[name] == value for name, value in key.items()))
        .values({name: RATINGS.c[name] + more for name, more in said.items()})
    )
    if not counted.rowcount:
        connection.execute(insert(RATINGS).values(**key, **said))


def ratings(connection: Connection, part: Part) -> tuple[Rating, ...]:
    """Return what was said of a part's passages, those more often wrong than helpful first."""
    rows = connection.execute(
        select(RATINGS)
        .where(RATINGS.c.group_id == part.group_id)
        .order_by(
            RATINGS.c.helpful - RATINGS.c.wrong,
            RATINGS.c.wrong.desc(),
            RATINGS.c.article_id,
            RATINGS.c.start,
            RATINGS.c.end,
        )
    ).all()
    articles = articles_by_id(connection, part, {row.article_id for row in rows})
    return tuple(
        Rating(articles[row.article_id], row.start, row.end, row.helpful, row.wrong)
        for row in rows
        if row.article_id in articles
    )
