"""The library: one short verb for each use; wires the rooms to a store and a model."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from knowledge.embedding.base import Embedder
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.errors import UnknownArticle, Unreadable
from knowledge.evaluation.checks import Check, checks
from knowledge.evaluation.measured import Measured
from knowledge.evaluation.run import evaluate
from knowledge.ingest.add import add_files
from knowledge.ingest.apart import PreparingApart
from knowledge.ingest.passages import sentences_of
from knowledge.ingest.preparing import Preparing, PreparingHere
from knowledge.ingest.readers import refuse_archive
from knowledge.ingest.rebuild import reindex
from knowledge.model import (
    Added,
    Answer,
    Article,
    Checked,
    Context,
    KeptAnswer,
    Question,
    Quote,
    Rating,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.search import kept
from knowledge.search.ask import ask, search
from knowledge.search.candidates import EVERYTHING
from knowledge.search.check import check
from knowledge.search.context import context_of
from knowledge.search.requests import request_source
from knowledge.store.base import Size, Store, View
from knowledge.store.sqlite import open_sqlite

Clock = Callable[[], datetime]
Keys = Callable[[], str]


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def random_key() -> str:
    """Return a new key: 12 characters fit for an address, 72 random bits."""
    return secrets.token_urlsafe(9)


def _ignore(_done: int, _total: int) -> None:
    """Report progress to nobody."""


def open_library(
    folder: Path | str,
    *,
    embedding_model: str | None = None,
    readers: int = 0,
    clock: Clock = utc_now,
) -> Library:
    """Open the library kept in ``folder``, made if it is not there.

    ``embedding_model`` is a hub's name or a folder; ``None`` is the bundled
    one. An index keeps the precision it was made in, so that a folder can
    move to a machine with another processor. ``readers`` is in how many
    processes of their own, bounded in time and memory, files are read; with 0
    they are read in this one. Raises :class:`StoreUnavailable`.
    """
    store = open_sqlite(Path(folder))
    with store.look() as view:
        mark = view.index_mark()
    precision = mark.precision if mark else None
    embedder = SentenceTransformerEmbedder(embedding_model, precision)
    preparing = PreparingApart(readers) if readers else PreparingHere()
    return Library(store, embedder, clock=clock, preparing=preparing)


class Library:
    """All that one data folder keeps; every verb names the group it is for.

    Safe to share between threads. Failures a person may be told of derive
    from :class:`knowledge.errors.KnowledgeError`.
    """

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        clock: Clock = utc_now,
        keys: Keys = random_key,
        preparing: Preparing | None = None,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._clock = clock
        self._keys = keys
        self._preparing = preparing or PreparingHere()

    def add(self, group_id: str, body: bytes, name: str) -> Added:
        """Add one article. Raises :class:`Unreadable` for a file that cannot become one.

        An archive is not one, but many: :meth:`add_files` takes it.
        """
        refuse_archive(body, name)
        ((_, outcome),) = self.add_files(group_id, [(name, body)])
        if isinstance(outcome, Unreadable):
            raise outcome
        return outcome

    def add_files(
        self, group_id: str, files: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, Added | Unreadable]]:
        """Add files, given by name and bytes; yield in order what each came to.

        A zip archive comes to what each of its files comes to, under names
        such as ``archive.zip/page.html``, or to one refusal of the whole.
        """
        return add_files(
            self._store,
            self._embedder,
            group_id,
            files,
            now=self._clock(),
            preparing=self._preparing,
        )

    def ask(
        self,
        group_id: str,
        question: Question | str,
        *,
        now: datetime | None = None,
        limit: int | None = None,
    ) -> Answer:
        """Answer a question with exact quotes, or refuse; time words are read as of ``now``.

        ``limit`` asks for up to that many quotes, the first of them those that come without.
        """
        asked = Question(question) if isinstance(question, str) else question
        today = self._today(now)
        return ask(self._store, self._embedder, group_id, asked, today=today, limit=limit)

    def keep(self, group_id: str, verdict: Verdict, quotes: Sequence[Quote]) -> str:
        """Keep what an answer shows for 90 days, its question not; return its key."""
        key = self._keys()
        kept.keep(self._store, group_id, verdict, quotes, key, now=self._clock())
        return key

    def kept(self, group_id: str, key: str) -> KeptAnswer:
        """Return a kept answer, letter for letter. Raises :class:`UnknownAnswer`."""
        return kept.kept(self._store, group_id, key)

    def rate(self, group_id: str, key: str, place: int, *, helpful: bool) -> None:
        """Count an opinion of the quote at a place, from 0, of a kept answer.

        Raises :class:`UnknownAnswer`, also when the quote's article is gone.
        """
        kept.rate(self._store, group_id, key, place, helpful=helpful)

    def ratings(self, group_id: str) -> tuple[Rating, ...]:
        """Return what was said of passages, those more often wrong than helpful first."""
        with self._store.look() as view:
            return view.ratings(group_id)

    def context(self, group_id: str, article_id: str, start: int, end: int) -> Context:
        """Return the paragraphs around a quote. Raises :class:`UnknownArticle`."""
        with self._store.look() as view:
            article = _known(view, group_id, article_id)
            return context_of(article, view.sentences(group_id, article_id), Span(start, end))

    def request_source(self, group_id: str, question: str) -> int:
        """Keep the words of a question that no article answers; return how often it was asked.

        Raises :class:`EmptyQuestion` and :class:`QuestionTooLong`.
        """
        return request_source(self._store, group_id, question, now=self._clock())

    def requests(self, group_id: str) -> tuple[SourceRequest, ...]:
        """Return the questions articles are wanted for, most asked first, then latest."""
        with self._store.look() as view:
            return view.requests(group_id)

    def settle_request(self, group_id: str, request_id: str) -> None:
        """Forget a question that articles were wanted for; one already settled is none."""
        with self._store.begin() as work:
            work.settle_request(group_id, request_id)
            work.commit()

    def check(self, group_id: str, text: str) -> Checked:
        """Return passages that bear on what a message claims, or none; never a verdict on it."""
        return check(self._store, self._embedder, group_id, text, sentences_of)

    def search(
        self, group_id: str, words: str, *, scope: Scope = EVERYTHING, limit: int = 10
    ) -> tuple[Quote, ...]:
        """Return the passages nearest to some words, best first."""
        question = Question(words, scope)
        return search(
            self._store, self._embedder, group_id, question, limit, today=self._today(None)
        )

    def article(self, group_id: str, article_id: str) -> Article:
        """Return one article. Raises :class:`UnknownArticle`."""
        with self._store.look() as view:
            return _known(view, group_id, article_id)

    def articles(
        self, group_id: str, *, limit: int | None = None, offset: int = 0
    ) -> tuple[Article, ...]:
        """Return a group's articles, latest added first."""
        with self._store.look() as view:
            return view.articles(group_id, limit=limit, offset=offset)

    def outlets(self, group_id: str) -> tuple[str, ...]:
        """Return the names of a group's outlets, most articles first, then by name."""
        with self._store.look() as view:
            return view.outlets(group_id)

    def size(self, group_id: str) -> Size:
        """Count a group's articles and passages."""
        with self._store.look() as view:
            return view.size(group_id)

    def remove(self, group_id: str, article_id: str) -> Article:
        """Forget an article and return it. Raises :class:`UnknownArticle`."""
        with self._store.begin() as work:
            found = _known(work, group_id, article_id)
            work.remove(group_id, article_id)
            work.commit()
        return found

    def reindex(self, progress: Callable[[int, int], None] | None = None) -> int:
        """Cut and embed every article of every group again; return how many there were."""
        return reindex(self._store, self._embedder, progress or _ignore)

    def evaluate(
        self,
        folders: Sequence[Path],
        *,
        other: Path | None = None,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> tuple[Measured, ...]:
        """Measure the model set here on question sets, each in a library of its own."""
        return evaluate(self._embedder, folders, other, progress, open_sqlite)

    def checks(self) -> tuple[Check, ...]:
        """Try what has to work, and say of each in a sentence how it stands."""
        return checks(self._store, self._embedder)

    def noted(self, name: str) -> str | None:
        """Return what a program noted between its runs, or ``None``."""
        with self._store.look() as view:
            return view.noted(name)

    def note(self, name: str, value: str) -> None:
        """Keep a small fact between runs, in place of the one of that name."""
        with self._store.begin() as work:
            work.note(name, value)
            work.commit()

    def close(self) -> None:
        """End the processes that read files, and let go of the data folder."""
        self._preparing.close()
        self._store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _today(self, now: datetime | None) -> date:
        return (now or self._clock()).date()


def _known(view: View, group_id: str, article_id: str) -> Article:
    found = view.article(group_id, article_id)
    if found is None:
        raise UnknownArticle(
            f"There is no article {article_id} in this library; `rapporteur list` shows those kept."
        )
    return found
