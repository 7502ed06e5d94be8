"""Reading of a group's articles: several at once, their outlets, their sentences."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from knowledge.model import Article, Span
from knowledge.store.counts import by_outlet
from knowledge.store.packing import article_of, passage_of
from knowledge.store.tables import ARTICLES, PASSAGES


def articles_by_id(
    connection: Connection, group_id: str, ids: Collection[str]
) -> dict[str, Article]:
    """Return those of some articles that are kept."""
    query = select(ARTICLES).where(ARTICLES.c.group_id == group_id, ARTICLES.c.id.in_(ids))
    return {row["id"]: article_of(dict(row)) for row in connection.execute(query).mappings()}


def outlets(connection: Connection, group_id: str) -> tuple[str, ...]:
    """Return the names of a group's outlets, most articles first, then by name."""
    counts = by_outlet(connection, group_id)
    return tuple(one.outlet for one in counts if one.outlet is not None)


def sentences(
    connection: Connection, group_id: str, article_id: str, index_id: int
) -> tuple[Span, ...]:
    """Return an article's sentences in order, as an index has them."""
    rows = connection.execute(
        select(PASSAGES.c.start, PASSAGES.c.end, PASSAGES.c.sentences)
        .where(
            PASSAGES.c.group_id == group_id,
            PASSAGES.c.article_id == article_id,
            PASSAGES.c.index_id == index_id,
        )
        .order_by(PASSAGES.c.number)
    )
    return tuple(
        span for row in rows for span in passage_of(row.start, row.end, row.sentences).sentences
    )
