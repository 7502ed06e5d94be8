"""The use cases after an answer: keep its citations, quote them again, count what is said of them.

Neither the question nor a person is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from knowledge.errors import NotForReader, UnknownAnswer
from knowledge.model import ANYBODY, Article, Citation, KeptAnswer, Quote, Reader, Verdict
from knowledge.store.base import CitedAnswer, Store, View

COUNTED_FOR: Final = timedelta(days=90)
"""How long questions are counted."""


def keep(
    store: Store,
    group_id: str,
    verdict: Verdict,
    quotes: Sequence[Quote],
    key: str,
    *,
    counted: bool,
    now: datetime,
) -> None:
    """Keep an answer's citations under a new key, and forget what every group kept long enough.

    ``counted`` also counts a question of this day and verdict, in the same transaction.
    """
    cited = CitedAnswer(verdict, tuple(map(_citation, quotes)))
    with store.begin() as work:
        work.forget_answers(now)
        work.keep_answer(group_id, key, cited, now)
        if counted:
            work.forget_questions(_day(now - COUNTED_FOR))
            work.count_question(group_id, verdict, _day(now))
        work.commit()


def forget_old(store: Store, *, now: datetime) -> None:
    """Forget answers that every group kept long enough, and counts of long ago."""
    with store.begin() as work:
        work.forget_answers(now)
        work.forget_questions(_day(now - COUNTED_FOR))
        work.commit()


def kept(store: Store, group_id: str, key: str, reader: Reader = ANYBODY) -> KeptAnswer:
    """Quote a kept answer again, to who may read all that it quotes.

    Where its articles stand now decides. Raises :class:`UnknownAnswer` and
    :class:`NotForReader`.
    """
    with store.look(reader) as view:
        cited = _known(view, group_id, key)
        ids = {one.article_id for one in cited.citations}
        articles = {one: view.article(group_id, one) for one in ids}
    quotes = tuple(quoted(one, articles[one.article_id]) for one in cited.citations)
    return KeptAnswer(key, cited.verdict, quotes)


def rate(
    store: Store,
    group_id: str,
    key: str,
    place: int,
    *,
    helpful: bool,
    reader: Reader = ANYBODY,
) -> None:
    """Count an opinion of the quote at a place, from 0, of a kept answer.

    Raises :class:`UnknownAnswer`, also when the quote's article is gone, and
    :class:`NotForReader`.
    """
    with store.begin(reader) as work:
        citations = _known(work, group_id, key).citations
        citation = citations[place] if 0 <= place < len(citations) else None
        article = work.article(group_id, citation.article_id) if citation else None
        if citation is None or quoted(citation, article) is None:
            raise UnknownAnswer("This quote is no longer kept; ask the question again.")
        work.rate(group_id, citation, helpful=helpful)
        work.commit()


def quoted(citation: Citation, article: Article | None) -> Quote | None:
    """Return the quote that a citation points to, or ``None`` where there is no such span."""
    if article is None or not 0 <= citation.start < citation.end <= len(article.text):
        return None
    return Quote(article, citation.start, citation.end, citation.highlight, citation.score)


def _known(view: View, group_id: str, key: str) -> CitedAnswer:
    cited = view.answer(group_id, key)
    if cited is None:
        raise UnknownAnswer("This answer is no longer kept; ask the question again.")
    if view.is_closed(group_id, {one.article_id for one in cited.citations}):
        raise NotForReader(
            "This answer quotes articles that you may not read. "
            "Ask the question again to be answered from the others."
        )
    return cited


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()


def _citation(quote: Quote) -> Citation:
    return Citation(quote.article.id, quote.start, quote.end, quote.highlight, quote.score)
