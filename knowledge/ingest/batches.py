"""The use cases of a batch: begin one, keep what came of its files, end it, find broken ones."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from knowledge.errors import Unreadable
from knowledge.model import Added, Batch, BatchOutcome
from knowledge.store.base import Store, Work

Outcome = Added | Unreadable

TELL_FOR: Final = timedelta(days=7)
"""For how long a batch that was broken off is worth telling of."""


def begin_batch(store: Store, group_id: str, batch: Batch) -> None:
    """Keep what is about to be added, so that it can be told of whatever happens."""
    with store.begin() as work:
        work.forget_batches(batch.begun_at - TELL_FOR)
        work.begin_batch(group_id, batch)
        work.commit()


def end_batch(store: Store, group_id: str, key: str) -> None:
    """Forget a batch whose result was told."""
    with store.begin() as work:
        work.end_batch(group_id, key)
        work.commit()


def broken_batches(store: Store, now: datetime) -> tuple[tuple[str, Batch], ...]:
    """Return the batches that were never ended, with their groups, and forget old ones."""
    with store.begin() as work:
        work.forget_batches(now - TELL_FOR)
        found = work.batches()
        work.commit()
    return found


def record_outcome(work: Work, group_id: str, key: str | None, name: str, found: Outcome) -> None:
    """Keep what a file came to, where it belongs to a batch."""
    if key is None:
        return
    outcome = (
        BatchOutcome(name, reason=str(found))
        if isinstance(found, Unreadable)
        else BatchOutcome(name, article_id=found.article.id)
    )
    work.record_outcome(group_id, key, outcome)
