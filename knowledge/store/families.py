"""An article, and its earlier versions and copies under it; removing and bringing back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, select, update

from knowledge.model import Article, Family, Related, Relation
from knowledge.store.packing import article_of, moment
from knowledge.store.part import Part, kept, readable, searched
from knowledge.store.tables import ARTICLES, CITATIONS


def family(connection: Connection, part: Part, article_id: str) -> Family | None:
    """Return an article with what stands under it, whichever of them is named; latest first."""
    top = head(connection, part, article_id)
    if top is None:
        return None
    query = (
        select(ARTICLES)
        .where(*kept(part), ARTICLES.c.under == top.id)
        .order_by(ARTICLES.c.relation.desc(), ARTICLES.c.added_at.desc(), ARTICLES.c.id)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return Family(top, tuple(Related(article_of(row), Relation(row["relation"])) for row in rows))


def head(connection: Connection, part: Part, article_id: str) -> Article | None:
    """Return the article that is searched for the one named: itself, or what it stands under."""
    above = select(func.coalesce(ARTICLES.c.under, ARTICLES.c.id)).where(
        *kept(part), ARTICLES.c.id == article_id
    )
    query = select(ARTICLES).where(*kept(part), ARTICLES.c.id == above.scalar_subquery())
    row = connection.execute(query).mappings().first()
    return article_of(dict(row)) if row else None


def at_address(
    connection: Connection, part: Part, address: str, collection: int | None
) -> Article | None:
    """Return the latest article in a collection, or in none, that came from an address.

    Or the one that stands for it.
    """
    here = ARTICLES.c.collection.is_not_distinct_from(collection)
    query = (
        select(ARTICLES.c.id)
        .where(*kept(part), ARTICLES.c.address == address, here)
        .order_by(ARTICLES.c.under.is_not(None), ARTICLES.c.added_at.desc(), ARTICLES.c.id)
    )
    found = connection.execute(query).scalar()
    return None if found is None else head(connection, part, found)


def put_under(
    connection: Connection, group_id: str, article_id: str, head_id: str, relation: Relation
) -> None:
    """Put an article under another, and what stood under it beside it.

    The earlier versions of a copy are copies as well.
    """
    below = {"under": head_id}
    if relation is Relation.COPY:
        below["relation"] = relation.value
    of_group = update(ARTICLES).where(ARTICLES.c.group_id == group_id)
    connection.execute(of_group.where(ARTICLES.c.under == article_id).values(below))
    connection.execute(
        of_group.where(ARTICLES.c.id == article_id).values(under=head_id, relation=relation.value)
    )


def remove(connection: Connection, group_id: str, ids: Iterable[str], now: datetime) -> None:
    """Hide articles from everybody, so that they can be brought back for a while."""
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.group_id == group_id, ARTICLES.c.id.in_(list(ids)))
        .values(removed_at=moment(now))
    )


def removed(connection: Connection, part: Part, article_id: str) -> Family | None:
    """Return an article that can still be brought back, with all that was removed along with it."""
    query = select(ARTICLES).where(
        *readable(part),
        ARTICLES.c.removed_at
        == select(ARTICLES.c.removed_at)
        .where(*readable(part), ARTICLES.c.id == article_id)
        .scalar_subquery(),
        (ARTICLES.c.id == article_id) | (ARTICLES.c.under == article_id),
    )
    rows = {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    top = rows.pop(article_id, None)
    if top is None:
        return None
    return Family(
        article_of(top),
        tuple(Related(article_of(row), Relation(row["relation"])) for row in rows.values()),
    )


def bring_back(connection: Connection, group_id: str, ids: Iterable[str]) -> None:
    """Show removed articles again; one under another that is gone stands by itself."""
    these = (ARTICLES.c.group_id == group_id, ARTICLES.c.id.in_(list(ids)))
    connection.execute(update(ARTICLES).where(*these).values(removed_at=None))
    above = select(ARTICLES.c.id).where(*kept(Part(group_id, None)))
    connection.execute(
        update(ARTICLES)
        .where(*these, ARTICLES.c.under.is_not(None), ARTICLES.c.under.not_in(above))
        .values(under=None, relation=None)
    )


def is_searched(connection: Connection, group_id: str, article_id: str) -> bool:
    """Tell whether an article is there and stands under no other."""
    query = select(ARTICLES.c.id).where(
        *searched(Part(group_id, None)), ARTICLES.c.id == article_id
    )
    return connection.execute(query).first() is not None


def forget_removed(connection: Connection, before: datetime) -> None:
    """Forget what any group removed before some moment."""
    connection.execute(delete(ARTICLES).where(ARTICLES.c.removed_at < moment(before)))


def forget_one_removed(connection: Connection, group_id: str, sha256: str) -> None:
    """Forget an article that was removed, so that its text can be added anew."""
    connection.execute(
        delete(ARTICLES).where(
            ARTICLES.c.group_id == group_id,
            ARTICLES.c.sha256 == sha256,
            ARTICLES.c.removed_at.is_not(None),
        )
    )


def count_citing(connection: Connection, group_id: str, ids: Iterable[str]) -> int:
    """Count the kept answers that cite any of some articles."""
    query = select(func.count(CITATIONS.c.key.distinct())).where(
        CITATIONS.c.group_id == group_id, CITATIONS.c.article_id.in_(list(ids))
    )
    return int(connection.execute(query).scalar_one())
