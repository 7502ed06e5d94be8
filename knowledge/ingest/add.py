"""The use case: a file in, an article in the library."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final, TypeVar

from knowledge.embedding.base import Cut, Embedder
from knowledge.embedding.bundled import NAME
from knowledge.embedding.detail import pack
from knowledge.errors import Unreadable
from knowledge.ingest.ahead import Ahead
from knowledge.ingest.batches import record_outcome
from knowledge.ingest.correct import checked
from knowledge.ingest.keeping import BY_HOST, Ready, Terms, already, keep
from knowledge.ingest.passages import grouped
from knowledge.ingest.prepare import Prepared, with_details
from knowledge.ingest.preparing import Preparing
from knowledge.model import CURATING, Added, Article, Details, Original, Passage, Span
from knowledge.store.base import IndexedPassage, Store

# Articles are embedded together up to about this many passages, so that the model's batches
# are full, and up to this many bytes of files, which wait in memory until then.
_TOGETHER, _MOST_WAITING = 96, 16 * 1024 * 1024
_UNREAD = (
    "not in English, which is all that the bundled model reads, so it is found by its words alone; "
    "EMBEDDING_MODEL names another model"
)

ID_LENGTH: Final = 12
"""Of the SHA-256, in hex: 48 bits, so that two of a million articles hardly ever meet."""
Outcome = tuple[str, Added | Unreadable]
T = TypeVar("T")
Waiting = tuple[str, Ready | Added | Unreadable]
"""A file's name, and what became of it before anything was embedded."""


def add_files(
    store: Store,
    embedder: Embedder,
    group_id: str,
    files: Iterable[tuple[str, bytes]],
    *,
    now: datetime,
    preparing: Preparing,
    terms: Terms = BY_HOST,
    require_open: Callable[[], None] = lambda: None,
) -> Iterator[Outcome]:
    """Add files, given by name and bytes, and yield in order what each came to.

    A file that cannot be read leaves no trace; one that was added before is
    not added again, and stays in its collection. Each article is kept in a
    transaction of its own, as soon as it is embedded; what a file of a batch
    came to is kept along with it. ``require_open`` is called between files and
    raises what ends this. Raises :class:`WrongDetails` and
    :class:`UnknownCollection`.
    """
    if terms.details is not None:
        terms = replace(terms, details=checked(terms.details, now.date()))
    files = _while(require_open, files)
    together = _together(store, embedder, group_id, files, now, preparing, terms)
    # While some are kept, the model works on the next, and those after these are read and cut.
    embedded = _ahead(_embedded(embedder, _ahead(together, "reading")), "ahead")
    for waiting, vectors in embedded:
        yield from _keep(store, embedder, group_id, waiting, vectors, terms, require_open)


def embed(
    embedder: Embedder, articles: Sequence[tuple[str, Sequence[Passage]]]
) -> list[list[IndexedPassage]]:
    """Embed the passages of articles, given with their texts, in one go."""
    vectors = embedder.passages(
        [[_cut(text, one) for one in passages] for text, passages in articles]
    )
    return [
        [
            IndexedPassage(passage, one.vector, pack(one))
            for passage, one in zip(passages, found, strict=True)
        ]
        for (_, passages), found in zip(articles, vectors, strict=True)
    ]


def _ahead(items: Iterator[T], name: str) -> Iterator[T]:
    """Yield items, the next one being made in a thread meanwhile."""
    with ThreadPoolExecutor(1, thread_name_prefix=name) as beside:
        coming = beside.submit(next, items, None)
        while (item := coming.result()) is not None:
            coming = beside.submit(next, items, None)
            yield item


def _embedded(
    embedder: Embedder, together: Iterable[list[Waiting]]
) -> Iterator[tuple[list[Waiting], list[list[IndexedPassage]]]]:
    """Embed what is ready of each few files, all of it together."""
    for waiting in together:
        ready = [one for _, one in waiting if isinstance(one, Ready)]
        yield waiting, embed(embedder, [(one.article.text, one.passages) for one in ready])


def _cut(text: str, passage: Passage) -> Cut:
    """Return a passage's words, and its sentences as spans of them."""
    start = passage.start
    inside = [Span(one.start - start, one.end - start) for one in passage.sentences]
    return text[start : passage.end], inside


def _together(
    store: Store,
    embedder: Embedder,
    group_id: str,
    files: Iterable[tuple[str, bytes]],
    now: datetime,
    preparing: Preparing,
    terms: Terms,
) -> Iterator[list[Waiting]]:
    """Yield files prepared, as many at a time as are embedded together."""
    waiting: list[Waiting] = []
    passages = size = 0
    ahead = Ahead(preparing, now.date(), partial(_known, store, group_id))
    for name, body, found in ahead.read(files):
        one: Ready | Added | Unreadable
        if isinstance(found, Prepared):
            said = with_details(found, terms.details)
            one = _ready(embedder, name, body, said, now, terms.collection)
        else:
            one = found
        waiting.append((name, one))
        if isinstance(one, Ready):
            passages, size = passages + len(one.passages), size + len(body)
        if passages >= _TOGETHER or size >= _MOST_WAITING:
            yield waiting
            waiting, passages, size = [], 0, 0
    if waiting:
        yield waiting


def _known(store: Store, group_id: str, body: bytes) -> Added | None:
    original = hashlib.sha256(body).hexdigest()
    with store.look(CURATING) as view:
        known = view.same_article(group_id, sha256="", original=original)
        return already(view, group_id, known) if known else None


def _ready(
    embedder: Embedder,
    name: str,
    body: bytes,
    found: Prepared,
    now: datetime,
    collection: int | None,
) -> Ready:
    sha256 = hashlib.sha256(found.text.encode()).hexdigest()
    article = Article(
        id=sha256[:ID_LENGTH],
        details=found.details,
        words=len(found.text.split()),
        sha256=sha256,
        added_at=now,
        text=found.text,
        collection=collection,
    )
    passages = grouped(found.text, found.sentences, embedder.token_counts)
    original = Original(body, found.media_type, name)
    warnings = (*found.warnings, *_unread(article.details, embedder))
    return Ready(article, original, passages, found.removed, warnings)


def _unread(details: Details, embedder: Embedder) -> tuple[str, ...]:
    """Warn of a language that the bundled model does not read."""
    return () if details.is_english or embedder.mark.model != NAME else (_UNREAD,)


def _keep(
    store: Store,
    embedder: Embedder,
    group_id: str,
    waiting: Sequence[Waiting],
    vectors: Sequence[list[IndexedPassage]],
    terms: Terms,
    require_open: Callable[[], None],
) -> Iterator[Outcome]:
    """Keep what is ready article by article, with its passages in the order of the articles."""
    embedded = iter(vectors)
    for name, one in waiting:
        require_open()
        if isinstance(one, Ready):
            passages = next(embedded)
            yield name, keep(store, group_id, one, passages, embedder.mark, terms)
        else:
            _record(store, group_id, terms.batch, name, one)
            yield name, one


def _record(
    store: Store, group_id: str, batch: str | None, name: str, found: Added | Unreadable
) -> None:
    """Keep what a file of a batch came to that adds nothing."""
    if batch is not None:
        with store.begin() as work:
            record_outcome(work, group_id, batch, name, found)
            work.commit()


def _while(
    require_open: Callable[[], None], files: Iterable[tuple[str, bytes]]
) -> Iterator[tuple[str, bytes]]:
    for file in files:
        require_open()
        yield file
