"""Titles of articles for who may read them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from knowledge import Library, Reader, UnknownArticle


def titles_of(
    library: Library, group_id: str, reader: Reader, ids: Iterable[str]
) -> dict[str, str]:
    """Return the titles of articles by their ids, without those that are gone or closed."""
    found = {}
    for id_ in ids:
        with suppress(UnknownArticle):
            found[id_] = library.article(group_id, id_, reader=reader).details.title
    return found
