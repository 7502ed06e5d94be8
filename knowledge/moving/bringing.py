"""Put one article of an export in its place in a library, in a transaction that is open."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from knowledge.errors import IncompleteExport
from knowledge.ingest.copies.kin import Kin, kin_of
from knowledge.ingest.correct import UNDO_FOR
from knowledge.ingest.keeping import put, told
from knowledge.model import Article, Family, IndexMark, Original, Relation
from knowledge.moving.filenames import ORIGINALS, is_within
from knowledge.moving.page import Page
from knowledge.store.base import IndexedPassage, Work


def bring(
    work: Work,
    group_id: str,
    page: Page,
    original: Original,
    passages: Sequence[IndexedPassage],
    mark: IndexMark,
    *,
    others: Collection[str],
    by: str | None,
    now: datetime,
) -> Article | None:
    """Keep an article that was searched where it comes from; return it if it is there already.

    It is held against what the library had before, not against the ``others``
    of its export, which it was held against when it was added. It comes into the
    collection it was in: where there is none of that name, into one that only
    curators read.
    """
    known = work.article(group_id, page.article.id)
    if known is not None:
        return known
    article = replace(page.article, collection=_collection(work, group_id, page.collection))
    found = kin_of(work, group_id, article)
    kin = None if found is None or found.article.id in others else found
    put(work, group_id, article, original, passages, mark, kin)
    _tell(work, group_id, article, kin.relation if kin else None, by, now)
    return None


def bring_under(
    work: Work,
    group_id: str,
    page: Page,
    original: Original,
    mark: IndexMark,
    *,
    by: str | None,
    now: datetime,
) -> None:
    """Keep an earlier version or a copy under its article. Raises IncompleteExport without it."""
    family = work.family(group_id, page.under or "")
    if family is None or page.relation is None:
        raise IncompleteExport(
            f"It stands under the article {page.under}, which is not in this library. To have it "
            "by itself, remove the lines `under` and `relation` and import again."
        )
    relation = _relation(family, page.under, page.relation)
    kin = Kin(family.head, relation, takes_over=False)
    article = replace(page.article, collection=family.head.collection)
    put(work, group_id, article, original, (), mark, kin)
    _tell(work, group_id, article, relation, by, now)


def originally(page: Page, read: Callable[[str], bytes]) -> Original:
    """Return the file an article was read from; where it was left out, the text stands in.

    Raises IncompleteExport where it is not there, or is another.
    """
    if page.original is None:
        return Original(page.article.text.encode(), "text/plain", f"{page.original_name}.txt")
    if not is_within(page.original, ORIGINALS):
        raise IncompleteExport(
            f"It names an original outside of the folder {ORIGINALS}; {_WITHOUT}."
        )
    body = read(page.original)
    if hashlib.sha256(body).hexdigest() != page.original_sha256:
        raise IncompleteExport(
            f"{page.original} is not the file that was exported. Copy it again, or {_WITHOUT}."
        )
    return Original(body, page.media_type, page.original_name)


_WITHOUT = "remove the line `original` to have the article without it"


def _collection(work: Work, group_id: str, name: str | None) -> int | None:
    """Return the number of the collection of a name, made if it is not there."""
    if name is None:
        return None
    for one in work.collections(group_id):
        if one.name.casefold() == name.casefold():
            return one.number
    return work.create_collection(group_id, name).number


def _relation(family: Family, under: str | None, relation: Relation) -> Relation:
    """Return what an article is to the head of the family that the one it stood under is in."""
    place = next((one.relation for one in family.under if one.article.id == under), None)
    return Relation.COPY if Relation.COPY in (relation, place) else relation


def _tell(
    work: Work,
    group_id: str,
    article: Article,
    relation: Relation | None,
    by: str | None,
    now: datetime,
) -> None:
    work.forget_removed(now - UNDO_FOR)
    work.record(group_id, told(article, relation, by, now))
