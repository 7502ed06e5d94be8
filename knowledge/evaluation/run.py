"""Ask a question set of a library made from its documents, and measure what comes back."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from knowledge.embedding.base import Embedder, QuestionVectors
from knowledge.evaluation.folding import measure_stories
from knowledge.evaluation.following import measure_stream
from knowledge.evaluation.libraries import GROUP, OpenStore, Progress, library_of
from knowledge.evaluation.libraries import embedded as embedded_articles
from knowledge.evaluation.measured import (
    AnyMeasured,
    Measured,
    Milliseconds,
    Quotes,
    Retrievals,
    Sentences,
)
from knowledge.evaluation.metrics import Refusal, holds_answer, refusal, retrieval
from knowledge.evaluation.sets import Asked, Document, QuestionSet, load_set
from knowledge.evaluation.streams import is_story_set, is_stream, load_stories, load_stream
from knowledge.model import Article, Details, Scope
from knowledge.reading.base import PassageReader, ReadPassage
from knowledge.search.answer import quotes_from
from knowledge.search.candidates import Ranking, rank
from knowledge.search.evidence import likelihood
from knowledge.search.query import read_question
from knowledge.search.rereading import read_again
from knowledge.store.base import IndexedPassage, View

_FOREIGN = 1000
_FIRST = 100
# Question sets have no dates; time words are read as of some fixed day.
_TODAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What asking one question came to; ranks from 1, 0 is not found."""

    ours: int
    words: int
    meaning: int
    hit1: bool
    hit3: bool
    confidence: float
    checked: int
    exact: int
    ms: float


def evaluate(
    embedder: Embedder,
    folders: Sequence[Path],
    other: Path | None,
    progress: Progress | None,
    open_store: OpenStore,
    reading: PassageReader | None = None,
) -> tuple[AnyMeasured, ...]:
    """Measure each set by what its folder holds: questions, topics or stories.

    ``other`` gives questions foreign to all of the questions' sets. With a
    ``reading`` model, questions are asked with it and without.
    """
    foreign = load_set(other).answerable[:_FOREIGN] if other else ()
    remembering = _Remembering(embedder)
    found: list[AnyMeasured] = []
    for folder in folders:
        if is_stream(folder):
            found.append(measure_stream(embedder, load_stream(folder), progress, open_store))
        elif is_story_set(folder):
            found.append(measure_stories(embedder, load_stories(folder), progress, open_store))
        else:
            run = _Run(remembering, load_set(folder), foreign, progress, open_store)
            found.append(run.measure(reading))
    return tuple(found)


def embedded(
    embedder: Embedder, documents: Sequence[Document]
) -> Iterator[tuple[Article, list[IndexedPassage]]]:
    """Cut and embed documents as they stand, uncleaned, so that offsets into them hold."""
    return embedded_articles(embedder, [_article(one) for one in documents])


class _Remembering:
    """An embedder that embeds each question once, however many libraries it is asked of."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._questions: dict[str, QuestionVectors] = {}
        self.mark = embedder.mark
        self.token_counts = embedder.token_counts
        self.passages = embedder.passages

    def question(self, text: str) -> QuestionVectors:
        """Embed a question, or return what it came to before."""
        if text not in self._questions:
            self._questions[text] = self._embedder.question(text)
        return self._questions[text]


class _RememberingReader:
    """A reading model that reads each passage once for a question, whatever library it is in."""

    def __init__(self, reading: PassageReader) -> None:
        self._reading = reading
        self._read: dict[tuple[str, str], ReadPassage] = {}
        self.name = reading.name

    def read(self, question: str, passages: Sequence[str]) -> list[ReadPassage]:
        """Read passages, or return what it came to before."""
        new = [one for one in passages if (question, one) not in self._read]
        for one, read in zip(new, self._reading.read(question, new), strict=True):
            self._read[question, one] = read
        return [self._read[question, one] for one in passages]


class _Run:
    """One question set, its documents embedded once for all the libraries it needs."""

    def __init__(
        self,
        embedder: Embedder,
        questions: QuestionSet,
        foreign: Sequence[Asked],
        progress: Progress | None,
        open_store: OpenStore,
    ) -> None:
        self._embedder = embedder
        self._set = questions
        self._foreign = foreign
        self._progress = progress
        self._open_store = open_store
        self._kept: list[tuple[Article, list[IndexedPassage]]] = []
        self._reading: PassageReader | None = None

    def measure(self, reading: PassageReader | None) -> Measured:
        """Return all figures of the set, with a reading model also those without it."""
        documents = self._set.documents
        for one in embedded(self._embedder, documents):
            self._kept.append(one)
            self._tell("documents", len(self._kept), len(documents))
        found = self._measured()
        if reading is None:
            return found
        self._reading = _RememberingReader(reading)
        return replace(self._measured(), reader=reading.name, without_reader=found)

    def _measured(self) -> Measured:
        answerable = self._set.answerable
        with self._library(removed=()) as view:
            full = [self._ask(view, asked) for asked in self._told(answerable, "questions")]
            ways = self._full_ways(view, full)
        for way, removed in self._removals().items():
            ways[way] = self._with_removed(way, removed)
        return Measured(
            set=self._set.name,
            retrieval=Retrievals(
                ours=retrieval([one.ours for one in full]),
                words=retrieval([one.words for one in full]),
                meaning=retrieval([one.meaning for one in full]),
            ),
            sentence=Sentences(
                float(np.mean([one.hit1 for one in full])),
                float(np.mean([one.hit3 for one in full])),
            ),
            refusal=ways,
            quotes=Quotes(sum(one.checked for one in full), sum(one.exact for one in full)),
            ms=Milliseconds(*map(float, np.percentile([one.ms for one in full], [50, 95]))),
        )

    def _full_ways(self, view: View, full: Sequence[Outcome]) -> dict[str, Refusal]:
        """Measure refusal where the whole library is there."""
        known = [one.confidence for one in full]
        ways: dict[str, Refusal] = {}
        if self._foreign:
            other = [
                self._confidence(view, one.text) for one in self._told(self._foreign, "foreign")
            ]
            ways["foreign_questions"] = _told_apart(known[:_FOREIGN], other)
        misleading = [asked for asked in self._set.questions if asked.impossible]
        if misleading:
            other = [
                self._confidence(view, one.text) for one in self._told(misleading, "misleading")
            ]
            ways["written_to_mislead"] = _told_apart(known, other)
        return ways

    def _removals(self) -> dict[str, set[str]]:
        """Return the documents to remove for each way of making questions unanswerable."""
        documents = self._set.documents
        ways = {"half_the_documents_removed": {one.id for one in documents[1::2]}}
        titles = list(dict.fromkeys(one.title for one in documents if one.is_titled))
        if 1 < len(titles) < len(documents):
            gone = set(titles[1::2])
            ways["half_the_titles_removed"] = {one.id for one in documents if one.title in gone}
        return ways

    def _with_removed(self, way: str, removed: Collection[str]) -> Refusal:
        answerable = self._set.answerable
        with self._library(removed) as view:
            scores = [self._confidence(view, one.text) for one in self._told(answerable, way)]
        return refusal(scores, [one.document not in removed for one in answerable])

    def _ask(self, view: View, asked: Asked) -> Outcome:
        started = time.perf_counter()
        ranking = self._rank(view, asked.text)
        confidence = likelihood(ranking).answer
        quotes = quotes_from(ranking, confidence) if ranking else ()
        ms = (time.perf_counter() - started) * 1000
        query = read_question(asked.text, _TODAY)
        words = view.match(GROUP, query.words, Scope(), _FIRST)
        vector = self._embedder.question(query.text).vector
        meaning = view.nearest(GROUP, vector, Scope(), _FIRST)
        first = [holds_answer(s, asked.answers) for s in _first_sentences(ranking)]
        stored = {q.article.id: view.article(GROUP, q.article.id) for q in quotes}
        return Outcome(
            ours=_rank_of(
                asked.document, [p.article.id for p in ranking.passages] if ranking else []
            ),
            words=_rank_of(asked.document, _articles(view, [hit.number for hit in words])),
            meaning=_rank_of(asked.document, _articles(view, [hit.number for hit in meaning])),
            hit1=any(first[:1]),
            hit3=any(first),
            confidence=confidence,
            checked=len(quotes),
            exact=sum(
                (article := stored[q.article.id]) is not None
                and article.text[q.start : q.end] == q.text
                for q in quotes
            ),
            ms=ms,
        )

    def _confidence(self, view: View, question: str) -> float:
        return likelihood(self._rank(view, question)).answer

    def _rank(self, view: View, question: str) -> Ranking | None:
        ranking = rank(view, self._embedder, GROUP, read_question(question, _TODAY))
        return read_again(ranking, self._reading)

    def _library(self, removed: Collection[str]) -> AbstractContextManager[View]:
        """Open a library of the set's documents but those ``removed``."""
        left = [one for one in self._kept if one[0].id not in removed]
        return library_of(left, self._embedder.mark, self._open_store)

    def _told(self, questions: Sequence[Asked], step: str) -> Iterator[Asked]:
        for done, asked in enumerate(questions):
            self._tell(step, done, len(questions))
            yield asked

    def _tell(self, step: str, done: int, total: int) -> None:
        if self._progress:
            self._progress(f"{self._set.name}: {step}", done, total)


def _article(document: Document) -> Article:
    sha256 = hashlib.sha256(f"{document.id}\n{document.text}".encode()).hexdigest()
    return Article(
        id=document.id,
        details=Details(title=document.title, language="en"),
        words=len(document.text.split()),
        sha256=sha256,
        added_at=datetime(_TODAY.year, _TODAY.month, _TODAY.day, tzinfo=UTC),
        text=document.text,
    )


def _articles(view: View, numbers: Sequence[int]) -> list[str]:
    return [kept.article.id for kept in view.passages(GROUP, numbers)]


def _rank_of(document: str, ranked: Sequence[str]) -> int:
    """Return the place of a document among the distinct ones, from 1; 0 when it is not there."""
    distinct = list(dict.fromkeys(ranked))
    return distinct.index(document) + 1 if document in distinct else 0


def _first_sentences(ranking: Ranking | None) -> list[str]:
    return [ranking.words_of(n) for n in ranking.sentences()[:3]] if ranking else []


def _told_apart(answerable: Sequence[float], other: Sequence[float]) -> Refusal:
    good = [True] * len(answerable) + [False] * len(other)
    return refusal([*answerable, *other], good)
