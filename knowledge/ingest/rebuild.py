"""The use case: cut and embed every article again, beside the index in use."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.embedding.base import Embedder
from knowledge.ingest.add import embed
from knowledge.ingest.passages import passages_of
from knowledge.store.base import Store

_AT_ONCE = 16


def reindex(store: Store, embedder: Embedder, progress: Callable[[int, int], None]) -> int:
    """Build a new index and switch to it once it is whole; return how many articles it holds.

    Interrupted, it goes on where it stopped. Articles that others add
    meanwhile are taken along. ``progress`` is told articles done and in all.
    """
    with store.begin() as work:
        work.start_index(embedder.mark)
        total = sum(work.size(group_id).articles for group_id in work.groups())
        work.commit()
    done = 0
    while True:
        with store.look() as view:
            waiting = view.unindexed(_AT_ONCE)
        if not waiting:
            with store.begin() as work:
                if work.switch_index():
                    work.commit()
                    return done
            continue
        cut = [(a.text, passages_of(a.text, embedder.token_counts)) for _, a in waiting]
        for (group_id, article), passages in zip(waiting, embed(embedder, cut), strict=True):
            with store.begin() as work:
                work.index(group_id, article, passages)
                work.commit()
            done += 1
            progress(done, max(total, done))
