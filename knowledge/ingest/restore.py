"""The use case: a removed article is brought back, as it was."""

from __future__ import annotations

from datetime import datetime

from knowledge.embedding.base import Embedder
from knowledge.ingest.add import embed
from knowledge.ingest.correct import removed
from knowledge.ingest.passages import passages_of
from knowledge.model import Act, Corrected, Entry
from knowledge.store.base import Store


def restore(
    store: Store,
    embedder: Embedder,
    group_id: str,
    article_id: str,
    *,
    by: str | None,
    now: datetime,
) -> Corrected:
    """Bring back an article with what was removed along, searchable again.

    Raises :class:`UnknownArticle` when there is none, or it was removed too long ago.
    """
    with store.begin() as work:
        text = removed(work, group_id, article_id, now).head.text
    (passages,) = embed(embedder, [(text, passages_of(text, embedder.token_counts))])
    with store.begin() as work:
        article = removed(work, group_id, article_id, now).head
        work.restore(group_id, article_id, passages, embedder.mark)
        title = article.details.title
        entry = work.record(group_id, Entry(Act.RESTORED, title, now, by, article_id))
        work.commit()
    return Corrected(article, entry)
