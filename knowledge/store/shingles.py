"""Runs of words by their hashes: which articles share most of them with a text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from knowledge.store.tables import SHINGLES

# SQLite takes at least this many bound values in one statement.
_MOST_VALUES = 500


def put(connection: Connection, group_id: str, article_id: str, shingles: Collection[int]) -> None:
    """Keep the hashes of an article."""
    rows = [
        {"group_id": group_id, "shingle": one, "article_id": article_id} for one in set(shingles)
    ]
    if rows:
        connection.execute(insert(SHINGLES), rows)


def take_out(
    connection: Connection, group_id: str, article_id: str, shingles: Collection[int]
) -> None:
    """Forget the hashes of an article, given as they were put in."""
    for part in _parts(shingles):
        connection.execute(
            delete(SHINGLES).where(
                SHINGLES.c.group_id == group_id,
                SHINGLES.c.shingle.in_(part),
                SHINGLES.c.article_id == article_id,
            )
        )


def alike(
    connection: Connection,
    group_id: str,
    shingles: Collection[int],
    limit: int,
    apart: Collection[str] = (),
) -> list[str]:
    """Return the ids of the articles that share most of some hashes, most first.

    Those that stand ``apart`` are left out.
    """
    shared: dict[str, int] = {}
    for part in _parts(shingles):
        rows = connection.execute(
            select(SHINGLES.c.article_id, func.count())
            .where(SHINGLES.c.group_id == group_id, SHINGLES.c.shingle.in_(part))
            .group_by(SHINGLES.c.article_id)
        )
        for article_id, count in rows:
            shared[article_id] = shared.get(article_id, 0) + count
    most = sorted(shared.keys() - set(apart), key=lambda one: (-shared[one], one))
    return most[:limit]


def _parts(shingles: Collection[int]) -> Iterator[Sequence[int]]:
    every = sorted(set(shingles))
    for start in range(0, len(every), _MOST_VALUES):
        yield every[start : start + _MOST_VALUES]
