"""The use cases: keep the words of a question that the library does not answer, and be done."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Final

from knowledge.errors import QuestionTooLong, RequestsFull
from knowledge.model import Act, Entry
from knowledge.search.query import read_question
from knowledge.store.base import Store

LONGEST_REQUEST: Final = 1_000
"""The longest question that is kept, in characters."""
MOST_REQUESTS: Final = 500
"""The questions that a group's list holds; nobody reads on from there."""
# Of the SHA-256, in hex.
_ID_LENGTH = 12


def request_source(store: Store, group_id: str, question: str, *, now: datetime) -> int:
    """Count one more wish for articles on a question; return how many there were.

    A question is the same in any case and spacing. Raises
    :class:`EmptyQuestion`, :class:`QuestionTooLong` and :class:`RequestsFull`.
    """
    written = question.strip()
    read_question(written, now.date())
    if len(written) > LONGEST_REQUEST:
        raise QuestionTooLong(
            f"The question has {len(written):,} characters and may have {LONGEST_REQUEST:,}; "
            "ask it in fewer words."
        )
    id_ = request_id(written)
    with store.begin() as work:
        known = {one.id for one in work.requests(group_id)}
        if id_ not in known and len(known) >= MOST_REQUESTS:
            raise RequestsFull("The list of requested sources is full; tell a curator directly.")
        times = work.request_source(group_id, id_, written, now)
        work.commit()
    return times


def settle_source(
    store: Store, group_id: str, id_: str, *, by: str | None, now: datetime
) -> Entry | None:
    """Forget a wish for articles, and keep who did; ``None`` where it is settled already."""
    with store.begin() as work:
        known = {one.id: one for one in work.requests(group_id)}
        if id_ not in known:
            return None
        work.settle_request(group_id, id_)
        entry = work.record(group_id, Entry(Act.SETTLED, known[id_].question, now, by))
        work.commit()
    return entry


def request_id(question: str) -> str:
    """Return what names a question whatever its case and spacing."""
    folded = " ".join(question.split()).casefold()
    return hashlib.sha256(folded.encode()).hexdigest()[:_ID_LENGTH]
