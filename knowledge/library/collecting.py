"""The collections that only members with some roles may read."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge import collecting
from knowledge.library.wired import Wired
from knowledge.model import (
    ANYBODY,
    Collection,
    Corrected,
    Entry,
    Reader,
)


class Collecting(Wired):
    """The collections that only members with some roles may read."""

    def collections(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[Collection, ...]:
        """Return the collections that the reader may read, by name, with their articles counted."""
        with self._store.look(reader) as view:
            return view.collections(group_id)

    def collection(self, group_id: str, name: str, *, reader: Reader = ANYBODY) -> Collection:
        """Return the collection of a name, whatever its case. Raises :class:`UnknownCollection`."""
        return collecting.named(self._store, group_id, name, reader)

    def collections_of(self, group_id: str, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Return the names of the collections of those of some articles that stand in one.

        Of all articles without ``ids``. For curators, and for what tells of a
        change, so that it does not show others a title.
        """
        return collecting.collections_of(self._store, group_id, ids)

    def create_collection(
        self, group_id: str, name: str, roles: Sequence[str] = (), *, by: str | None = None
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Make a collection that members with some roles may read; return what of it is new.

        Raises :class:`WrongCollection`.
        """
        return collecting.create(self._store, group_id, name, roles, by=by, now=self._clock())

    def change_collection(
        self,
        group_id: str,
        number: int,
        *,
        name: str | None = None,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        by: str | None = None,
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Rename a collection, add and remove roles that may read it; return what of it is new.

        Raises :class:`UnknownCollection` and :class:`WrongCollection`.
        """
        return collecting.change(
            self._store,
            group_id,
            number,
            name=name,
            add=add,
            remove=remove,
            by=by,
            now=self._clock(),
        )

    def remove_collection(
        self, group_id: str, number: int, *, opening: int = 0, by: str | None = None
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Remove a collection; everybody may read the ``opening`` articles that stood in it.

        Raises :class:`UnknownCollection`, and :class:`WrongCollection` where it
        holds another number of articles.
        """
        return collecting.remove(
            self._store, group_id, number, opening=opening, by=by, now=self._clock()
        )

    def move(
        self, group_id: str, article_id: str, collection: int | None, *, by: str | None = None
    ) -> Corrected:
        """Put an article into a collection, or with ``None`` where everybody may read it.

        Raises :class:`UnknownArticle` and :class:`UnknownCollection`.
        """
        return collecting.move(
            self._store, group_id, article_id, collection, by=by, now=self._clock()
        )
