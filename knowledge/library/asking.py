"""What is asked, and what is kept of it: answers, opinions, wishes for articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from knowledge.ingest import correct
from knowledge.ingest.passages import sentences_of
from knowledge.library.wired import Wired
from knowledge.model import (
    ANYBODY,
    EVERYTHING,
    Answer,
    Checked,
    Context,
    Entry,
    KeptAnswer,
    Question,
    Quote,
    Rating,
    Reader,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.search import kept
from knowledge.search.ask import ask, search
from knowledge.search.check import check
from knowledge.search.context import context_of
from knowledge.search.requests import request_source, settle_source


class Asking(Wired):
    """What is asked, and what is kept of it: answers, opinions, wishes for articles."""

    def ask(
        self,
        group_id: str,
        question: Question | str,
        *,
        now: datetime | None = None,
        limit: int | None = None,
        reader: Reader = ANYBODY,
    ) -> Answer:
        """Answer a question with exact quotes, or refuse; time words are read as of ``now``.

        ``limit`` asks for up to that many quotes, the first of them those that come without.
        """
        asked = Question(question) if isinstance(question, str) else question
        return ask(
            self._store,
            self._embedder,
            group_id,
            asked,
            today=self._today(now),
            reading=self._reading,
            limit=limit,
            reader=reader,
        )

    def check(self, group_id: str, text: str, *, reader: Reader = ANYBODY) -> Checked:
        """Return passages that bear on what a message claims, or none; never a verdict on it."""
        return check(self._store, self._embedder, group_id, text, sentences_of, reader)

    def search(
        self,
        group_id: str,
        words: str,
        *,
        scope: Scope = EVERYTHING,
        limit: int = 10,
        reader: Reader = ANYBODY,
    ) -> tuple[Quote, ...]:
        """Return the passages nearest to some words, best first."""
        question, today = Question(words, scope), self._today(None)
        return search(
            self._store, self._embedder, group_id, question, limit, today=today, reader=reader
        )

    def context(
        self, group_id: str, article_id: str, start: int, end: int, *, reader: Reader = ANYBODY
    ) -> Context:
        """Return the paragraphs around a quote. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            article = correct.known(view, group_id, article_id)
            # What is not searched is not cut either.
            sentences = view.sentences(group_id, article_id) or sentences_of(article.text)
            return context_of(article, sentences, Span(start, end))

    def keep(
        self, group_id: str, verdict: Verdict, quotes: Sequence[Quote], *, counted: bool = False
    ) -> str:
        """Keep what an answer shows for the group's days, its question not; return its key.

        ``counted`` makes it one of the questions that :meth:`status` counts by verdict.
        """
        key, now = self._keys(), self._clock()
        kept.keep(self._store, group_id, verdict, quotes, key, counted=counted, now=now)
        return key

    def kept(self, group_id: str, key: str, *, reader: Reader = ANYBODY) -> KeptAnswer:
        """Return a kept answer, letter for letter.

        Raises :class:`UnknownAnswer`, and :class:`NotForReader` when it quotes
        what the reader may not read now.
        """
        return kept.kept(self._store, group_id, key, reader)

    def rate(
        self, group_id: str, key: str, place: int, *, helpful: bool, reader: Reader = ANYBODY
    ) -> None:
        """Count an opinion of the quote at a place, from 0, of a kept answer.

        Raises :class:`UnknownAnswer`, also when the quote's article is gone,
        and :class:`NotForReader`.
        """
        kept.rate(self._store, group_id, key, place, helpful=helpful, reader=reader)

    def ratings(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[Rating, ...]:
        """Return what was said of passages, those more often wrong than helpful first."""
        with self._store.look(reader) as view:
            return view.ratings(group_id)

    def request_source(self, group_id: str, question: str) -> int:
        """Keep the words of a question that no article answers; return how often it was asked.

        Raises :class:`EmptyQuestion` and :class:`QuestionTooLong`.
        """
        return request_source(self._store, group_id, question, now=self._clock())

    def requests(self, group_id: str) -> tuple[SourceRequest, ...]:
        """Return the questions articles are wanted for, most asked first, then latest."""
        with self._store.look() as view:
            return view.requests(group_id)

    def settle_request(
        self, group_id: str, request_id: str, *, by: str | None = None
    ) -> Entry | None:
        """Forget a question that articles were wanted for; ``None`` for one already settled."""
        return settle_source(self._store, group_id, request_id, by=by, now=self._clock())
