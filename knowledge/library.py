"""The library: one short verb for each use; wires the rooms to a store and a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from knowledge.embedding.base import Embedder
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.errors import UnknownArticle, Unreadable
from knowledge.evaluation.measured import Measured
from knowledge.evaluation.run import evaluate
from knowledge.ingest.add import add_files
from knowledge.ingest.rebuild import reindex
from knowledge.model import Added, Answer, Article, Question, Quote, Scope
from knowledge.search.ask import ask, search
from knowledge.search.candidates import EVERYTHING
from knowledge.store.base import Size, Store
from knowledge.store.sqlite import open_sqlite

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def _ignore(_done: int, _total: int) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that has to be right for the library to work, and a sentence about it."""

    name: str
    ok: bool
    says: str


def open_library(
    folder: Path | str, *, embedding_model: str | None = None, clock: Clock = utc_now
) -> Library:
    """Open the library kept in ``folder``, made if it is not there.

    ``embedding_model`` is a hub's name or a folder; ``None`` is the bundled
    one. An index keeps the precision it was made in, so that a folder can
    move to a machine with another processor. Raises :class:`StoreUnavailable`.
    """
    store = open_sqlite(Path(folder))
    with store.look() as view:
        mark = view.index_mark()
    precision = mark.precision if mark else None
    return Library(store, SentenceTransformerEmbedder(embedding_model, precision), clock=clock)


class Library:
    """All that one data folder keeps; every verb names the group it is for.

    Safe to share between threads. Failures a person may be told of derive
    from :class:`knowledge.errors.KnowledgeError`.
    """

    def __init__(self, store: Store, embedder: Embedder, *, clock: Clock = utc_now) -> None:
        self._store = store
        self._embedder = embedder
        self._clock = clock

    def add(self, group_id: str, body: bytes, name: str) -> Added:
        """Add one file. Raises :class:`Unreadable` when it cannot become an article."""
        ((_, outcome),) = self.add_files(group_id, [(name, body)])
        if isinstance(outcome, Unreadable):
            raise outcome
        return outcome

    def add_files(
        self, group_id: str, files: Iterable[tuple[str, bytes]]
    ) -> Iterator[tuple[str, Added | Unreadable]]:
        """Add files, given by name and bytes; yield in order what each came to."""
        return add_files(self._store, self._embedder, group_id, files, now=self._clock())

    def ask(
        self, group_id: str, question: Question | str, *, now: datetime | None = None
    ) -> Answer:
        """Answer a question with exact quotes, or refuse; time words are read as of ``now``."""
        asked = Question(question) if isinstance(question, str) else question
        return ask(self._store, self._embedder, group_id, asked, today=self._today(now))

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
            found = view.article(group_id, article_id)
        if found is None:
            raise _unknown(article_id)
        return found

    def articles(
        self, group_id: str, *, limit: int | None = None, offset: int = 0
    ) -> tuple[Article, ...]:
        """Return a group's articles, latest added first."""
        with self._store.look() as view:
            return view.articles(group_id, limit=limit, offset=offset)

    def size(self, group_id: str) -> Size:
        """Count a group's articles and passages."""
        with self._store.look() as view:
            return view.size(group_id)

    def remove(self, group_id: str, article_id: str) -> Article:
        """Forget an article and return it. Raises :class:`UnknownArticle`."""
        with self._store.begin() as work:
            found = work.article(group_id, article_id)
            if found is None:
                raise _unknown(article_id)
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
        mark = self._embedder.mark
        with self._store.look() as view:
            kept = view.index_mark()
            sizes = [view.size(group_id) for group_id in view.groups()]
        same = kept in (None, mark)
        held = sum(size.articles for size in sizes)
        return (
            Check(
                "model", ok=True, says=f"{mark.model} is loaded and computes in {mark.precision}."
            ),
            Check("index", ok=same, says=_says_index(same=same)),
            Check("database", ok=True, says=f"{held} articles of {len(sizes)} groups are kept."),
            Check("language", ok=True, says=_LANGUAGE),
        )

    def close(self) -> None:
        """Let go of the data folder."""
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


_LANGUAGE = (
    "The bundled model reads English; articles in other languages are found by their words. "
    "EMBEDDING_MODEL names another model."
)


def _says_index(*, same: bool) -> str:
    if same:
        return "The index was made with this model."
    return "The index was made with another model; run `rapporteur reindex`."


def _unknown(article_id: str) -> UnknownArticle:
    return UnknownArticle(
        f"There is no article {article_id} in this library; `rapporteur list` shows those kept."
    )
