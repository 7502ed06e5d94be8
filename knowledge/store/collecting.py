"""Collections: their names, the roles that may read them, and which articles stand in them."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.model import Collection
from knowledge.store.part import Part, readable, searched
from knowledge.store.tables import ARTICLES, COLLECTION_ROLES, COLLECTIONS


def readable_by(connection: Connection, group_id: str, roles: frozenset[str]) -> frozenset[int]:
    """Return the collections of a group that somebody with some roles may read."""
    rows = connection.execute(
        select(COLLECTION_ROLES.c.number, COLLECTION_ROLES.c.role).where(
            COLLECTION_ROLES.c.group_id == group_id
        )
    )
    return frozenset(row.number for row in rows if row.role in roles)


def in_use(connection: Connection, group_id: str) -> frozenset[int]:
    """Return the collections of a group in which articles stand, removed ones included."""
    found = select(ARTICLES.c.collection).where(
        ARTICLES.c.group_id == group_id, ARTICLES.c.collection.is_not(None)
    )
    return frozenset(connection.execute(found.distinct()).scalars())


def collections(connection: Connection, part: Part) -> tuple[Collection, ...]:
    """Return the collections of a part, by name, with the articles that are searched in each."""
    rows = connection.execute(
        select(COLLECTIONS)
        .where(COLLECTIONS.c.group_id == part.group_id)
        .order_by(COLLECTIONS.c.name_folded)
    ).all()
    shown = [one for one in rows if part.collections is None or one.number in part.collections]
    roles, held = _roles(connection, part.group_id), _held(connection, part)
    return tuple(
        Collection(one.number, one.name, roles.get(one.number, ()), held.get(one.number, 0))
        for one in shown
    )


def standing(connection: Connection, part: Part, ids: Several[str] | None) -> dict[str, int]:
    """Return the collections of those of some articles, or of all, that stand in one."""
    query = select(ARTICLES.c.id, ARTICLES.c.collection).where(
        *readable(part), ARTICLES.c.collection.is_not(None)
    )
    if ids is not None:
        query = query.where(ARTICLES.c.id.in_(list(ids)))
    return {row.id: row.collection for row in connection.execute(query)}


def elsewhere(connection: Connection, group_id: str, collection: int | None) -> frozenset[str]:
    """Return the ids of a group's articles that stand anywhere but in one collection, or none."""
    column = ARTICLES.c.collection
    apart = column.is_not(None) if collection is None else column.is_distinct_from(collection)
    query = select(ARTICLES.c.id).where(ARTICLES.c.group_id == group_id, apart)
    return frozenset(connection.execute(query).scalars())


def create(connection: Connection, group_id: str, number: int, name: str, folded: str) -> None:
    """Keep a new collection, for nobody to read yet."""
    connection.execute(
        insert(COLLECTIONS).values(group_id=group_id, number=number, name=name, name_folded=folded)
    )


def change(connection: Connection, group_id: str, changed: Collection, folded: str) -> None:
    """Keep a collection's name and roles in place of those of before."""
    here = (COLLECTIONS.c.group_id == group_id, COLLECTIONS.c.number == changed.number)
    connection.execute(
        update(COLLECTIONS).where(*here).values(name=changed.name, name_folded=folded)
    )
    _let(connection, group_id, changed.number, changed.roles)


def remove(connection: Connection, group_id: str, number: int) -> None:
    """Forget a collection and its roles; what was removed from it comes back open, if it does."""
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.group_id == group_id, ARTICLES.c.collection == number)
        .values(collection=None)
    )
    connection.execute(
        delete(COLLECTIONS).where(
            COLLECTIONS.c.group_id == group_id, COLLECTIONS.c.number == number
        )
    )


def move(connection: Connection, group_id: str, head_id: str, collection: int | None) -> None:
    """Put an article into a collection, or out of every one, and what stands or stood under it."""
    family = (ARTICLES.c.id == head_id) | (ARTICLES.c.under == head_id)
    connection.execute(
        update(ARTICLES)
        .where(ARTICLES.c.group_id == group_id, family)
        .values(collection=collection)
    )


def _let(connection: Connection, group_id: str, number: int, roles: Sequence[str]) -> None:
    here = (COLLECTION_ROLES.c.group_id == group_id, COLLECTION_ROLES.c.number == number)
    connection.execute(delete(COLLECTION_ROLES).where(*here))
    if roles:
        rows = [
            {"group_id": group_id, "number": number, "role": role, "place": place}
            for place, role in enumerate(roles)
        ]
        connection.execute(insert(COLLECTION_ROLES), rows)


def _roles(connection: Connection, group_id: str) -> dict[int, tuple[str, ...]]:
    rows = connection.execute(
        select(COLLECTION_ROLES)
        .where(COLLECTION_ROLES.c.group_id == group_id)
        .order_by(COLLECTION_ROLES.c.number, COLLECTION_ROLES.c.place)
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row.number] = (*found.get(row.number, ()), row.role)
    return found


def _held(connection: Connection, part: Part) -> dict[int, int]:
    column = ARTICLES.c.collection
    query = select(column, func.count()).where(*searched(part), column.is_not(None))
    return {row[0]: row[1] for row in connection.execute(query.group_by(column))}
