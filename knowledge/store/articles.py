"""Reading of a group's articles: lists of them, their titles, their outlets, their sentences."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from knowledge.model import Article, Scope, Span
from knowledge.store.counts import by_outlet
from knowledge.store.packing import article_of, folded, passage_of
from knowledge.store.part import Part, kept, searched
from knowledge.store.tables import ARTICLES, PASSAGES


def articles_by_id(connection: Connection, part: Part, ids: Collection[str]) -> dict[str, Article]:
    """Return those of some articles that are kept."""
    query = select(ARTICLES).where(*kept(part), ARTICLES.c.id.in_(ids))
    return {row["id"]: article_of(dict(row)) for row in connection.execute(query).mappings()}


def listed(
    connection: Connection,
    conditions: list[ColumnElement[bool]],
    limit: int | None,
    offset: int,
) -> tuple[Article, ...]:
    """Return the articles that fit some conditions, latest added first."""
    query = (
        select(ARTICLES)
        .where(*conditions)
        .order_by(ARTICLES.c.added_at.desc(), ARTICLES.c.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(article_of(dict(row)) for row in connection.execute(query).mappings())


def count(connection: Connection, conditions: list[ColumnElement[bool]]) -> int:
    """Count the articles that fit some conditions."""
    query = select(func.count()).select_from(ARTICLES).where(*conditions)
    return int(connection.execute(query).scalar_one())


def within(part: Part, scope: Scope) -> list[ColumnElement[bool]]:
    """Return the conditions for the articles of a part that are searched, in ``scope``."""
    found: list[Any] = [*searched(part)]
    if scope.since is not None:
        found.append(ARTICLES.c.published >= scope.since.isoformat())
    if scope.until is not None:
        found.append(ARTICLES.c.published <= scope.until.isoformat())
    if scope.outlet is not None:
        found.append(ARTICLES.c.outlet_folded == folded(scope.outlet))
    return found


def titles(connection: Connection, part: Part) -> tuple[tuple[str, str], ...]:
    """Return the ids and titles of the articles that are searched, latest added first."""
    rows = connection.execute(
        select(ARTICLES.c.id, ARTICLES.c.title)
        .where(*searched(part))
        .order_by(ARTICLES.c.added_at.desc(), ARTICLES.c.id)
    )
    return tuple((row.id, row.title) for row in rows)


def outlets(connection: Connection, part: Part) -> tuple[str, ...]:
    """Return the names of a part's outlets, most articles first, then by name."""
    counts = by_outlet(connection, part)
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
