"""Libraries of a set's articles, each in a folder of its own while it is measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from knowledge.embedding.base import Embedder
from knowledge.ingest.add import embed
from knowledge.ingest.passages import passages_of
from knowledge.model import Article, IndexMark, Original
from knowledge.store.base import IndexedPassage, Store, View

Progress = Callable[[str, int, int], None]
OpenStore = Callable[[Path], Store]
Kept = Sequence[tuple[Article, list[IndexedPassage]]]

GROUP: Final = "evaluation"
_TOGETHER = 32


def embedded(
    embedder: Embedder, articles: Sequence[Article]
) -> Iterator[tuple[Article, list[IndexedPassage]]]:
    """Cut and embed articles as they stand, uncleaned, so that offsets into them hold."""
    for start in range(0, len(articles), _TOGETHER):
        part = articles[start : start + _TOGETHER]
        cut = [(one.text, passages_of(one.text, embedder.token_counts)) for one in part]
        yield from zip(part, embed(embedder, cut), strict=True)


@contextmanager
def library_of(kept: Kept, mark: IndexMark, open_store: OpenStore) -> Iterator[View]:
    """Open a library of some articles."""
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder))
        with store.begin() as work:
            for article, passages in kept:
                original = Original(article.id.encode(), "text/plain", article.id)
                work.add(GROUP, article, original, passages, mark)
            work.commit()
        with store.look() as view:
            yield view
        store.close()
