"""The use case: a group's articles out, with their texts, details, relations and originals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from knowledge.errors import CannotExport
from knowledge.model import CURATING, Act, Article, Entry, Exported, Family, Relation, Scope
from knowledge.moving import manifest
from knowledge.moving.archive import ArchiveWriting, Full
from knowledge.moving.filenames import article_file, original_file
from knowledge.moving.folder import writing_to
from knowledge.moving.manifest import Listed, Manifest, write_manifest
from knowledge.moving.page import Page, write_page
from knowledge.store.base import Store, View

Put = Callable[[str, bytes], None]
"""Writes a file of the export, given by place and bytes."""
Progress = Callable[[int, int], None]
"""Is told how many articles of how many are done."""
# Articles that are read together; the texts of a whole library may be larger than the memory.
_AT_ONCE: Final = 50


def export_folder(
    store: Store,
    group_id: str,
    folder: Path,
    *,
    scope: Scope,
    by: str | None,
    now: datetime,
    progress: Progress,
) -> Exported:
    """Write a group's articles to a folder, which is new, empty, or an earlier export.

    Raises CannotExport.
    """
    with writing_to(folder) as writing:
        written = _write(store, group_id, scope, writing.put, progress, originals=True)
        writing.finish(written)
    return _record(store, group_id, written, by, now)


def export_zip(
    store: Store,
    group_id: str,
    file: Path,
    *,
    scope: Scope,
    most: int | None,
    by: str | None,
    now: datetime,
    progress: Progress,
) -> Exported:
    """Write the same to a zip archive of at most ``most`` bytes, if need be without originals.

    Raises CannotExport where the texts alone are more than that.
    """
    for originals in (True, False):
        with suppress(Full):
            written = _pack(store, group_id, file, scope, most, now, progress, originals=originals)
            return _record(store, group_id, written, by, now)
    raise CannotExport(
        f"The texts of this library alone are more than one file of {(most or 0) / 1024**2:.0f} MB "
        "holds. Whoever hosts me exports all of it with `rapporteur export --to DIR`."
    )


def _pack(
    store: Store,
    group_id: str,
    file: Path,
    scope: Scope,
    most: int | None,
    now: datetime,
    progress: Progress,
    *,
    originals: bool,
) -> Manifest:
    try:
        writing = ArchiveWriting(file, most, now)
        try:
            written = _write(store, group_id, scope, writing.put, progress, originals=originals)
            writing.put(manifest.FILE, write_manifest(written))
        finally:
            writing.close()
    except OSError as fault:
        raise CannotExport(
            f"The archive cannot be written ({fault.strerror}); make room on the disk."
        ) from fault
    return written


def _write(
    store: Store, group_id: str, scope: Scope, put: Put, progress: Progress, *, originals: bool
) -> Manifest:
    """Write every article as it is at one moment, whatever is added meanwhile."""
    listed: list[Listed] = []
    # Who exports a library curates it, or is its host.
    with store.look(CURATING) as view:
        names = {one.number: one.name for one in view.collections(group_id)}
        total = view.count(group_id, scope=scope)
        for done, family in enumerate(_families(view, group_id, scope), start=1):
            for article, relation in _of(family):
                under = family.head.id if relation else None
                inside = names.get(article.collection) if article.collection else None
                one = _article(
                    view, group_id, article, under, relation, inside, put, originals=originals
                )
                listed.append(one)
            progress(done, total)
    return Manifest(tuple(listed))


def _families(view: View, group_id: str, scope: Scope) -> Iterator[Family]:
    for offset in range(0, view.count(group_id, scope=scope), _AT_ONCE):
        for head in view.articles(group_id, scope=scope, limit=_AT_ONCE, offset=offset):
            yield view.family(group_id, head.id) or Family(head)


def _of(family: Family) -> Iterator[tuple[Article, Relation | None]]:
    yield family.head, None
    for one in family.under:
        yield one.article, one.relation


def _article(
    view: View,
    group_id: str,
    article: Article,
    under: str | None,
    relation: Relation | None,
    collection: str | None,
    put: Put,
    *,
    originals: bool,
) -> Listed:
    original = view.original(group_id, article.id)
    assert original is not None  # noqa: S101 - kept and forgotten along with its article
    title = article.details.title
    place = original_file(title, article.id, original.name) if originals else None
    page = Page(
        article,
        original.media_type,
        original.name,
        original=place,
        original_sha256=original.sha256 if place else None,
        under=under,
        relation=relation,
        collection=collection,
    )
    file = article_file(title, article.id)
    put(file, write_page(page))
    if place:
        put(place, original.body)
    return Listed(article.id, file, place)


def _record(
    store: Store, group_id: str, written: Manifest, by: str | None, now: datetime
) -> Exported:
    articles = len(written.listed)
    with store.begin() as work:
        what = "1 article" if articles == 1 else f"{articles} articles"
        entry = work.record(group_id, Entry(Act.EXPORTED, what, now, by))
        work.commit()
    return Exported(articles, written.originals, entry)
