"""The use case: a question in, an answer out."""

from __future__ import annotations

import time
from datetime import date

from knowledge.embedding.base import Embedder
from knowledge.model import ANYBODY, Answer, Question, Quote, Reader, Verdict
from knowledge.reading.base import PassageReader
from knowledge.search.answer import MOST_QUOTES, quotes_from, verdict_on
from knowledge.search.candidates import rank
from knowledge.search.evidence import likelihood, refusing
from knowledge.search.query import read_question
from knowledge.search.rereading import read_again
from knowledge.store.base import Store, View, check_mark

# Near passages shown beside a refusal.
_NEAREST = 2


def ask(
    store: Store,
    embedder: Embedder,
    group_id: str,
    question: Question,
    *,
    today: date,
    reading: PassageReader | None = None,
    limit: int | None = None,
    reader: Reader = ANYBODY,
) -> Answer:
    """Answer a question from what somebody may read, with exact quotes, or refuse.

    ``reading`` is the model that reads the first passages, ``limit`` asks for up
    to that many quotes. Raises :class:`EmptyQuestion`, :class:`IndexMismatch`
    when the index was made with another model, and :class:`ModelUnavailable`.
    """
    started = time.perf_counter()
    query = read_question(question.text, today)
    with store.look(reader) as view:
        has_passages = searchable(view, embedder, group_id)
        ranking = rank(view, embedder, group_id, query, question.scope) if has_passages else None
    ranking = read_again(ranking, reading)
    found = likelihood(ranking)
    verdict = verdict_on(found, refusing(ranking))
    most = MOST_QUOTES if verdict is Verdict.ANSWERED else _NEAREST
    quotes = quotes_from(ranking, found.answer, most, limit) if ranking else ()
    took_ms = (time.perf_counter() - started) * 1000
    return Answer(question, verdict, found.answer, quotes, took_ms)


def search(
    store: Store,
    embedder: Embedder,
    group_id: str,
    question: Question,
    limit: int,
    *,
    today: date,
    reader: Reader = ANYBODY,
) -> tuple[Quote, ...]:
    """Return the passages nearest to some words, best first, one quote a place."""
    query = read_question(question.text, today)
    with store.look(reader) as view:
        if not searchable(view, embedder, group_id):
            return ()
        ranking = rank(view, embedder, group_id, query, question.scope)
    return quotes_from(ranking, likelihood(ranking).answer, limit, limit) if ranking else ()


def searchable(view: View, embedder: Embedder, group_id: str) -> bool:
    """Tell whether the group has anything to search, with this model."""
    mark = view.index_mark()
    if mark is None or not view.size(group_id).passages:
        return False
    check_mark(mark, embedder.mark)
    return True
