"""The use case: a file in, an article in the library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from knowledge.embedding.base import Embedder
from knowledge.embedding.bundled import NAME
from knowledge.embedding.detail import pack
from knowledge.errors import NoText, Unreadable
from knowledge.ingest.cleaning import clean
from knowledge.ingest.copies import changes
from knowledge.ingest.copies.kin import Kin, kin_of
from knowledge.ingest.correct import UNDO_FOR
from knowledge.ingest.passages import passages_of, sentences_of
from knowledge.ingest.readers import read
from knowledge.model import (
    Act,
    Added,
    Article,
    Change,
    Details,
    Entry,
    Original,
    Passage,
    Relation,
    Removal,
    Span,
)
from knowledge.store.base import IndexedPassage, Store, View

# Articles are embedded together up to about this many passages, so that the model's batches
# are full and no more than a few megabytes wait in memory.
_TOGETHER = 96
# Of the SHA-256, in hex: 48 bits, so that two of a million articles hardly ever meet.
_ID_LENGTH = 12
_UNREAD = (
    "not in English, which is all that the bundled model reads, so it is found by its words alone; "
    "EMBEDDING_MODEL names another model"
)

Outcome = tuple[str, Added | Unreadable]


@dataclass(frozen=True, slots=True)
class Ready:
    """An article read, cleaned and cut, not yet embedded."""

    article: Article
    original: Original
    passages: tuple[Passage, ...]
    removed: tuple[Removal, ...]
    warnings: tuple[str, ...]


Waiting = tuple[str, Ready | Added | Unreadable]
"""A file's name, and what became of it before anything was embedded."""


def add_files(
    store: Store,
    embedder: Embedder,
    group_id: str,
    files: Iterable[tuple[str, bytes]],
    *,
    now: datetime,
    by: str | None = None,
) -> Iterator[Outcome]:
    """Add files, given by name and bytes, and yield in order what each came to.

    A file that cannot be read leaves no trace; one that was added before is
    not added again. Each article is kept in a transaction of its own, as soon
    as it is embedded.
    """
    together = _together(store, embedder, group_id, files, now)
    # While the model works on some, which leaves Python alone, the next are read and cut.
    with ThreadPoolExecutor(1, thread_name_prefix="reading") as beside:
        coming = beside.submit(next, together, None)
        while (waiting := coming.result()) is not None:
            coming = beside.submit(next, together, None)
            yield from _keep(store, embedder, group_id, waiting, by)


def embed(
    embedder: Embedder, articles: Sequence[tuple[str, Sequence[Passage]]]
) -> list[list[IndexedPassage]]:
    """Embed the passages of articles, given with their texts, in one go."""
    cut = [(text, passage) for text, passages in articles for passage in passages]
    vectors = embedder.passages(
        [text[passage.start : passage.end] for text, passage in cut],
        [
            [Span(s.start - passage.start, s.end - passage.start) for s in passage.sentences]
            for _, passage in cut
        ],
    )
    ready = iter(
        IndexedPassage(passage, one.vector, pack(one))
        for (_, passage), one in zip(cut, vectors, strict=True)
    )
    return [[next(ready) for _ in passages] for _, passages in articles]


def _together(
    store: Store,
    embedder: Embedder,
    group_id: str,
    files: Iterable[tuple[str, bytes]],
    now: datetime,
) -> Iterator[list[Waiting]]:
    """Yield files prepared, as many at a time as are embedded together."""
    waiting: list[Waiting] = []
    passages = 0
    for name, body in files:
        one = _prepare(store, embedder, group_id, name, body, now)
        waiting.append((name, one))
        passages += len(one.passages) if isinstance(one, Ready) else 0
        if passages >= _TOGETHER:
            yield waiting
            waiting, passages = [], 0
    if waiting:
        yield waiting


def _prepare(
    store: Store, embedder: Embedder, group_id: str, name: str, body: bytes, now: datetime
) -> Ready | Added | Unreadable:
    """Read, clean and cut a file, unless these very bytes are there already."""
    original = hashlib.sha256(body).hexdigest()
    with store.look() as view:
        known = view.same_article(group_id, sha256="", original=original)
        if known is not None:
            return _already(view, group_id, known)
    try:
        return _read(embedder, name, body, now)
    except Unreadable as refusal:
        return refusal


def _read(embedder: Embedder, name: str, body: bytes, now: datetime) -> Ready:
    draft = read(body, name, today=now.date())
    cleaned = clean(draft.text)
    if not any(map(str.isalnum, cleaned.text)):
        raise NoText(
            f"{name} holds nothing but the page around an article; add the article's text."
        )
    sha256 = hashlib.sha256(cleaned.text.encode()).hexdigest()
    title = clean(draft.details.title).text or draft.details.title
    article = Article(
        id=sha256[:_ID_LENGTH],
        details=replace(draft.details, title=" ".join(title.split())),
        words=len(cleaned.text.split()),
        sha256=sha256,
        added_at=now,
        text=cleaned.text,
    )
    passages = passages_of(cleaned.text, embedder.token_counts)
    original = Original(body, draft.media_type, name)
    warnings = (*draft.warnings, *_unread(article.details, embedder))
    return Ready(article, original, passages, cleaned.removed, warnings)


def _unread(details: Details, embedder: Embedder) -> tuple[str, ...]:
    """Warn of a language that the bundled model does not read."""
    return () if details.is_english or embedder.mark.model != NAME else (_UNREAD,)


def _keep(
    store: Store,
    embedder: Embedder,
    group_id: str,
    waiting: Sequence[Waiting],
    by: str | None,
) -> Iterator[Outcome]:
    """Embed what is ready, all together, and keep it article by article."""
    ready = [one for _, one in waiting if isinstance(one, Ready)]
    embedded = iter(embed(embedder, [(one.article.text, one.passages) for one in ready]))
    for name, one in waiting:
        if isinstance(one, Ready):
            yield name, _store(store, embedder, group_id, one, next(embedded), by)
        else:
            yield name, one


def _store(
    store: Store,
    embedder: Embedder,
    group_id: str,
    ready: Ready,
    passages: list[IndexedPassage],
    by: str | None,
) -> Added:
    article, original = ready.article, ready.original
    with store.begin() as work:
        known = work.same_article(group_id, sha256=article.sha256, original=original.sha256)
        if known is not None:
            return _already(work, group_id, known)
        kin = kin_of(work, group_id, article)
        is_searched = kin is None or kin.takes_over
        work.add(group_id, article, original, passages if is_searched else [], embedder.mark)
        if kin is not None:
            above, below = (article, kin.article) if kin.takes_over else (kin.article, article)
            work.put_under(group_id, below.id, above.id, kin.relation)
        work.forget_removed(article.added_at - UNDO_FOR)
        entry = work.record(group_id, _entry(article, kin, by))
        work.commit()
    return Added(
        article,
        is_new=True,
        passages=len(passages) if is_searched else 0,
        removed=ready.removed,
        warnings=ready.warnings,
        relation=kin.relation if kin else None,
        other=kin.article if kin else None,
        changes=_changes(article, kin) if kin else (),
        entry=entry,
    )


def _entry(article: Article, kin: Kin | None, by: str | None) -> Entry:
    acts = {None: Act.ADDED, Relation.REVISION: Act.REVISED, Relation.COPY: Act.COPIED}
    act = acts[kin.relation if kin else None]
    return Entry(act, article.details.title, article.added_at, by, article.id)


def _already(view: View, group_id: str, known: Article) -> Added:
    """Return an article that is there already, with the one that is searched for it."""
    family = view.family(group_id, known.id)
    under = family.under if family else ()
    relation = next((one.relation for one in under if one.article.id == known.id), None)
    other = family.head if family and relation else None
    return Added(known, is_new=False, passages=0, relation=relation, other=other)


def _changes(article: Article, kin: Kin) -> tuple[Change, ...]:
    if kin.relation is not Relation.REVISION:
        return ()
    old = kin.article.text
    return changes(old, article.text, sentences_of(old), sentences_of(article.text))
