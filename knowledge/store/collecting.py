"""Collections: their names, the roles that may read them, and which articles stand in them."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, func, insert, select, update

from knowledge.model import Collection
from knowledge.store.arrivals import ArrivalsWork
from knowledge.store.families import FamiliesView
from knowledge.store.packing import folded
from knowledge.store.part import PartView, readable, searched
from knowledge.store.passages import PassagesWork
from knowledge.store.tables import ARTICLES, COLLECTION_ROLES, COLLECTIONS, WORD_TABLES


class CollectingView(PartView):
    """Reads collections."""

    def collections(self, group_id: str) -> tuple[Collection, ...]:
        """Read them with their roles and the articles that are searched in each."""
        rows = self._connection.execute(
            select(COLLECTIONS)
            .where(COLLECTIONS.c.group_id == group_id)
            .order_by(COLLECTIONS.c.name_folded)
        ).all()
        mine = self._part(group_id).collections
        roles, held = self._roles(group_id), self._held(group_id)
        return tuple(
            Collection(one.number, one.name, roles.get(one.number, ()), held.get(one.number, 0))
            for one in rows
            if mine is None or one.number in mine
        )

    def standing(self, group_id: str, ids: Several[str] | None) -> dict[str, int]:
        """Read where the articles stand, removed or not."""
        query = select(ARTICLES.c.id, ARTICLES.c.collection).where(
            *readable(self._part(group_id)), ARTICLES.c.collection.is_not(None)
        )
        if ids is not None:
            query = query.where(ARTICLES.c.id.in_(list(ids)))
        return {row.id: row.collection for row in self._connection.execute(query)}

    def _roles(self, group_id: str) -> dict[int, tuple[str, ...]]:
        rows = self._connection.execute(
            select(COLLECTION_ROLES)
            .where(COLLECTION_ROLES.c.group_id == group_id)
            .order_by(COLLECTION_ROLES.c.number, COLLECTION_ROLES.c.place)
        )
        found: dict[int, tuple[str, ...]] = {}
        for row in rows:
            found[row.number] = (*found.get(row.number, ()), row.role)
        return found

    def _held(self, group_id: str) -> dict[int, int]:
        column = ARTICLES.c.collection
        here = (*searched(self._part(group_id)), column.is_not(None))
        query = select(column, func.count()).where(*here).group_by(column)
        return {row[0]: row[1] for row in self._connection.execute(query)}


class CollectingWork(PassagesWork, ArrivalsWork, CollectingView, FamiliesView):
    """Keeps collections, and moves articles between them."""

    def create_collection(self, group_id: str, name: str) -> Collection:
        """Take a number that no collection or passage of the group ever had."""
        self._make_group(group_id)
        number = self._take_numbers(group_id, 1)
        self._connection.execute(
            insert(COLLECTIONS).values(
                group_id=group_id, number=number, name=name, name_folded=folded(name)
            )
        )
        return Collection(number, name)

    def change_collection(self, group_id: str, changed: Collection) -> None:
        """Change its row, and put rows for the roles in place of those of before."""
        here = (COLLECTIONS.c.group_id == group_id, COLLECTIONS.c.number == changed.number)
        self._connection.execute(
            update(COLLECTIONS)
            .where(*here)
            .values(name=changed.name, name_folded=folded(changed.name))
        )
        self._let(group_id, changed.number, changed.roles)

    def remove_collection(self, group_id: str, number: int) -> None:
        """Drop its word tables and its row; removed articles lose its number."""
        self._drop_words(WORD_TABLES.c.group_id == group_id, WORD_TABLES.c.collection == number)
        self._connection.execute(
            update(ARTICLES)
            .where(ARTICLES.c.group_id == group_id, ARTICLES.c.collection == number)
            .values(collection=None)
        )
        self._connection.execute(
            delete(COLLECTIONS).where(
                COLLECTIONS.c.group_id == group_id, COLLECTIONS.c.number == number
            )
        )

    def move(self, group_id: str, article_id: str, collection: int | None) -> None:
        """Change the rows of all that stands or stood under it, and index its words there.

        What everybody may read now arrives for them now.
        """
        head = self._head(group_id, article_id)
        if head is None:
            return
        family = (ARTICLES.c.id == head.id) | (ARTICLES.c.under == head.id)
        self._connection.execute(
            update(ARTICLES)
            .where(ARTICLES.c.group_id == group_id, family)
            .values(collection=collection)
        )
        self._reword(group_id, head, replace(head, collection=collection))
        if head.collection is not None and collection is None:
            self._arrive(group_id, head.id)

    def _let(self, group_id: str, number: int, roles: Sequence[str]) -> None:
        here = (COLLECTION_ROLES.c.group_id == group_id, COLLECTION_ROLES.c.number == number)
        self._connection.execute(delete(COLLECTION_ROLES).where(*here))
        if roles:
            rows = [
                {"group_id": group_id, "number": number, "role": role, "place": place}
                for place, role in enumerate(roles)
            ]
            self._connection.execute(insert(COLLECTION_ROLES), rows)
