"""The library: one short verb for each use; wires the rooms to a store and a model."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Several
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Unpack

from knowledge import collecting, groups, leaving, privacy
from knowledge.embedding.base import Embedder
from knowledge.embedding.sentence_transformer import SentenceTransformerEmbedder
from knowledge.errors import LibraryClosing, Unreadable
from knowledge.evaluation.checks import Check, checks
from knowledge.evaluation.measured import Measured
from knowledge.evaluation.run import evaluate
from knowledge.ingest import batches, correct
from knowledge.ingest.add import add_files
from knowledge.ingest.apart import PreparingApart
from knowledge.ingest.copies.versions import changes_of
from knowledge.ingest.keeping import Terms
from knowledge.ingest.passages import sentences_of
from knowledge.ingest.preparing import Preparing, PreparingHere
from knowledge.ingest.readers import refuse_archive
from knowledge.ingest.rebuild import reindex
from knowledge.ingest.restore import restore
from knowledge.model import (
    ANYBODY,
    EVERYTHING,
    Added,
    Answer,
    Article,
    Batch,
    Changes,
    Checked,
    Collection,
    Context,
    Corrected,
    Departure,
    Details,
    Entry,
    Erased,
    Exported,
    Family,
    GroupSettings,
    Imported,
    KeptAnswer,
    Original,
    Question,
    Quotation,
    Quote,
    Rating,
    Reader,
    Scope,
    SettingChanges,
    SourceRequest,
    Span,
    Status,
    Verdict,
)
from knowledge.moving.exporting import export_folder, export_zip
from knowledge.moving.importing import import_
from knowledge.moving.page import Page, write_page
from knowledge.search import kept
from knowledge.search.ask import ask, search
from knowledge.search.check import check
from knowledge.search.context import context_of
from knowledge.search.gist import key_sentences
from knowledge.search.quotations import seek
from knowledge.search.requests import request_source, settle_source
from knowledge.status import status_of
from knowledge.store.base import Size, Store
from knowledge.store.sqlite import open_sqlite

Clock = Callable[[], datetime]
Keys = Callable[[], str]
Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many."""


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

    ``reader`` says who reads, where it decides what they may: by default
    anybody, who sees nothing of what stands in a collection. What changes the
    library is for curators, who read everything; asking is the caller's part.

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
        self._closing = threading.Event()

    def add(
        self,
        group_id: str,
        body: bytes,
        name: str,
        *,
        by: str | None = None,
        details: Details | None = None,
        collection: int | None = None,
    ) -> Added:
        """Add one article. Raises :class:`Unreadable` for a file that cannot become one.

        An archive is not one, but many: :meth:`add_files` takes it.
        """
        refuse_archive(body, name)
        ((_, outcome),) = self.add_files(
            group_id, [(name, body)], by=by, details=details, collection=collection
        )
        if isinstance(outcome, Unreadable):
            raise outcome
        return outcome

    def add_files(
        self,
        group_id: str,
        files: Iterable[tuple[str, bytes]],
        *,
        by: str | None = None,
        details: Details | None = None,
        batch: str | None = None,
        collection: int | None = None,
    ) -> Iterator[tuple[str, Added | Unreadable]]:
        """Add files, given by name and bytes; yield in order what each came to.

        ``by`` says in the history who added them; ``None`` is the host. What
        ``details`` say goes before what a file says of itself; an empty title
        says nothing. What a file came to is kept under ``batch``, in one step
        with its article. ``collection`` is the number of the one they are to
        stand in; what is there already stays where it is. Raises
        :class:`WrongDetails` and :class:`UnknownCollection`, and
        :class:`LibraryClosing` between two files once :meth:`stop` was called.

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
            terms=Terms(by, batch, details, collection),
            require_open=self._require_open,
        )

    def begin_batch(
        self, group_id: str, files: Sequence[str], *, by: str | None, where: str
    ) -> str:
        """Keep the names of files about to be added; return the key to add them under.

        ``where`` is for whoever tells the result, and opaque here. Until
        :meth:`end_batch`, a crash leaves the batch to :meth:`broken_batches`.
        """
        batch = Batch(self._keys(), by, where, self._clock(), tuple(files))
        batches.begin_batch(self._store, group_id, batch)
        return batch.key

    def end_batch(self, group_id: str, key: str) -> None:
        """Forget a batch, once what came of it was told."""
        batches.end_batch(self._store, group_id, key)

    def broken_batches(self) -> tuple[tuple[str, Batch], ...]:
        """Return, with their groups, the batches of the last week that were never ended.

        For the start of the one program that adds in batches, when none can be running.
        """
        return batches.broken_batches(self._store, self._clock())

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
        today = self._today(now)
        return ask(
            self._store, self._embedder, group_id, asked, today=today, limit=limit, reader=reader
        )

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

    def context(
        self, group_id: str, article_id: str, start: int, end: int, *, reader: Reader = ANYBODY
    ) -> Context:
        """Return the paragraphs around a quote. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            article = correct.known(view, group_id, article_id)
            # What is not searched is not cut either.
            sentences = view.sentences(group_id, article_id) or sentences_of(article.text)
            return context_of(article, sentences, Span(start, end))

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

    def history(
        self, group_id: str, *, limit: int = 20, before: int | None = None
    ) -> tuple[Entry, ...]:
        """Return what was done to a group's library, newest first, below a number."""
        with self._store.look() as view:
            return view.history(group_id, limit=limit, before=before)

    def settings(self, group_id: str) -> GroupSettings:
        """Return what a group chose for its library, and what stands where it chose nothing."""
        with self._store.look() as view:
            return view.settings(group_id)

    def change_settings(
        self, group_id: str, *, by: str | None = None, **changes: Unpack[SettingChanges]
    ) -> tuple[Entry, ...]:
        """Keep what a group chooses; return what of it is new, as the history tells it.

        Raises :class:`UnsuitableSetting`, and then keeps nothing.
        """
        return groups.change_settings(self._store, group_id, changes, by=by, now=self._clock())

    def change_curators(
        self,
        group_id: str,
        *,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        by: str | None = None,
    ) -> tuple[Entry, ...]:
        """Add and remove roles whose members curate; return what of it is new."""
        return groups.change_curators(self._store, group_id, add, remove, by=by, now=self._clock())

    def left_by(self, group_id: str | None, who: str) -> dict[str, tuple[Entry, ...]]:
        """Return what stands under a person's name, by group; ``None`` looks in every group."""
        return privacy.left_by(self._store, group_id, who)

    def anonymise(self, group_id: str | None, who: str) -> int:
        """Take a person's name out of the history; return how many entries it stood in."""
        return privacy.anonymise(self._store, group_id, who)

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

    def quotations(
        self,
        group_id: str,
        *,
        who: str | None = None,
        about: str | None = None,
        scope: Scope = EVERYTHING,
        limit: int = seek.MOST_QUOTATIONS,
        reader: Reader = ANYBODY,
    ) -> tuple[Quotation, ...]:
        """Return what is quoted of somebody, on a subject, or of somebody on a subject.

        ``who`` is any part of a name, whatever its case and accents. Nearest to
        ``about`` first, or else from the latest articles. Raises
        :class:`EmptyQuestion` when neither is given.
        """
        return seek.quotations(
            self._store,
            self._embedder,
            group_id,
            who=who,
            about=about,
            scope=scope,
            limit=limit,
            today=self._today(None),
            reader=reader,
        )

    def quotations_in(
        self, group_id: str, article_id: str, *, reader: Reader = ANYBODY
    ) -> tuple[Quotation, ...]:
        """Return all that one article quotes, in order. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            return seek.quotations_in(view, group_id, correct.known(view, group_id, article_id))

    def keep_quotations(self, group_id: str, quotations: Sequence[Quotation]) -> str:
        """Keep quotations like an answer's quotes; return their key."""
        quotes = [one.in_context for one in quotations]
        return self.keep(group_id, Verdict.RELATED, quotes)

    def kept_quotations(
        self, group_id: str, key: str, *, reader: Reader = ANYBODY
    ) -> tuple[Quotation | None, ...]:
        """Return kept quotations; ``None`` for a removed article.

        Raises :class:`UnknownAnswer` and :class:`NotForReader`.
        """
        return seek.kept_quotations(self._store, group_id, key, reader)

    def article(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Article:
        """Return one article. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            return correct.known(view, group_id, article_id)

    def articles(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: str = "",
        limit: int | None = None,
        offset: int = 0,
        reader: Reader = ANYBODY,
    ) -> tuple[Article, ...]:
        """Return a group's articles that are searched, latest added first.

        ``words`` narrows them to those that hold all of these in one passage, title included.
        """
        with self._store.look(reader) as view:
            return view.articles(
                group_id, scope=scope, words=words.split(), limit=limit, offset=offset
            )

    def count(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: str = "",
        reader: Reader = ANYBODY,
    ) -> int:
        """Count the articles that :meth:`articles` would return without a limit."""
        with self._store.look(reader) as view:
            return view.count(group_id, scope=scope, words=words.split())

    def titles(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[tuple[str, str], ...]:
        """Return the ids and titles of the articles that are searched, latest added first."""
        with self._store.look(reader) as view:
            return view.titles(group_id)

    def family(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Family:
        """Return an article with its earlier versions and copies, whichever of them is named.

        Raises :class:`UnknownArticle`.
        """
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            return view.family(group_id, article_id) or Family(known)

    def changes(
        self, group_id: str, article_id: str, *, reader: Reader = ANYBODY
    ) -> Changes | None:
        """Return what tells a version of an article from the next; ``None`` without another.

        Raises :class:`UnknownArticle`.
        """
        return changes_of(self.family(group_id, article_id, reader=reader), article_id)

    def key_sentences(
        self, group_id: str, article_id: str, count: int = 4, *, reader: Reader = ANYBODY
    ) -> tuple[Span, ...]:
        """Return the sentences that represent an article best, in order.

        None for an earlier version or a copy. Raises :class:`UnknownArticle`.
        """
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            return key_sentences(known.text, view.passages_of(group_id, article_id), count)

    def page(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> bytes:
        """Return an article as an export has it: Markdown, with what is known of it above.

        Raises :class:`UnknownArticle`.
        """
        article = self.article(group_id, article_id, reader=reader)
        original = self.original(group_id, article_id, reader=reader)
        inside = self.collections_of(group_id, [article_id]).get(article_id)
        return write_page(Page(article, original.media_type, original.name, collection=inside))

    def original(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> Original:
        """Return the bytes an article was read from. Raises :class:`UnknownArticle`."""
        with self._store.look(reader) as view:
            known = correct.known(view, group_id, article_id)
            found = view.original(group_id, known.id)
            assert found is not None  # noqa: S101 - kept and forgotten along with its article
            return found

    def count_citing(self, group_id: str, article_id: str, *, reader: Reader = ANYBODY) -> int:
        """Count the kept answers that cite an article, or what is removed along with it."""
        with self._store.look(reader) as view:
            family = view.family(group_id, article_id)
            top = family is not None and family.head.id == article_id
            return view.count_citing(group_id, family.ids if family and top else [article_id])

    def outlets(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[str, ...]:
        """Return the names of a group's outlets, most articles first, then by name."""
        with self._store.look(reader) as view:
            return view.outlets(group_id)

    def size(self, group_id: str, *, reader: Reader = ANYBODY) -> Size:
        """Count a group's articles and passages."""
        with self._store.look(reader) as view:
            return view.size(group_id)

    def collections(self, group_id: str, *, reader: Reader = ANYBODY) -> tuple[Collection, ...]:
        """Return the collections that the reader may read, by name, with their articles counted."""
        with self._store.look(reader) as view:
            return view.collections(group_id)

    def collection(self, group_id: str, name: str, *, reader: Reader = ANYBODY) -> Collection:
        """Return the collection of a name, whatever its case. Raises :class:`UnknownCollection`."""
        return collecting.named(self._store, group_id, name, reader)

    def collections_of(self, group_id: str, ids: Sequence[str] | None = None) -> dict[str, str]:
        """Return the names of the collections of those of some articles that stand in one.

        Of all articles without ``ids``. For curators, and for what tells of a
        change, so that it does not show others a title.
        """
        return collecting.collections_of(self._store, group_id, ids)

    def create_collection(
        self, group_id: str, name: str, roles: Sequence[str] = (), *, by: str | None = None
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Make a collection that members with some roles may read; return what of it is new.

        Raises :class:`WrongCollection`.
        """
        return collecting.create(self._store, group_id, name, roles, by=by, now=self._clock())

    def change_collection(
        self,
        group_id: str,
        number: int,
        *,
        name: str | None = None,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        by: str | None = None,
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Rename a collection, add and remove roles that may read it; return what of it is new.

        Raises :class:`UnknownCollection` and :class:`WrongCollection`.
        """
        return collecting.change(
            self._store,
            group_id,
            number,
            name=name,
            add=add,
            remove=remove,
            by=by,
            now=self._clock(),
        )

    def remove_collection(
        self, group_id: str, number: int, *, opening: int = 0, by: str | None = None
    ) -> tuple[Collection, tuple[Entry, ...]]:
        """Remove a collection; everybody may read the ``opening`` articles that stood in it.

        Raises :class:`UnknownCollection`, and :class:`WrongCollection` where it
        holds another number of articles.
        """
        return collecting.remove(
            self._store, group_id, number, opening=opening, by=by, now=self._clock()
        )

    def move(
        self, group_id: str, article_id: str, collection: int | None, *, by: str | None = None
    ) -> Corrected:
        """Put an article into a collection, or with ``None`` where everybody may read it.

        Raises :class:`UnknownArticle` and :class:`UnknownCollection`.
        """
        return collecting.move(
            self._store, group_id, article_id, collection, by=by, now=self._clock()
        )

    def edit(
        self, group_id: str, article_id: str, details: Details, *, by: str | None = None
    ) -> Corrected:
        """Change what is known of an article; its text and citations stay.

        Raises :class:`UnknownArticle` and :class:`WrongDetails`.
        """
        return correct.edit(self._store, group_id, article_id, details, by=by, now=self._clock())

    def remove(self, group_id: str, article_id: str, *, by: str | None = None) -> Corrected:
        """Remove an article, with its earlier versions and copies.

        For ten minutes it can be brought back. Raises :class:`UnknownArticle`.
        """
        return correct.remove(self._store, group_id, article_id, by=by, now=self._clock())

    def restore(self, group_id: str, article_id: str, *, by: str | None = None) -> Corrected:
        """Bring a removed article back.

        Raises :class:`UnknownArticle` when there is none, or it was removed too long ago.
        """
        return restore(self._store, self._embedder, group_id, article_id, by=by, now=self._clock())

    def export(
        self,
        group_id: str,
        folder: Path,
        *,
        scope: Scope = EVERYTHING,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Write a group's articles to a folder, as Markdown beside the files they came from.

        The folder is new, empty, or holds an earlier export, which is
        replaced. Raises :class:`CannotExport`.
        """
        return export_folder(
            self._store,
            group_id,
            folder,
            scope=scope,
            by=by,
            now=self._clock(),
            progress=progress or _ignore,
        )

    def export_zip(
        self,
        group_id: str,
        file: Path,
        *,
        most: int | None = None,
        scope: Scope = EVERYTHING,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Exported:
        """Write the same to a zip archive of at most ``most`` bytes, if need be without originals.

        Raises :class:`CannotExport` where the texts alone are more than that.
        """
        return export_zip(
            self._store,
            group_id,
            file,
            scope=scope,
            most=most,
            by=by,
            now=self._clock(),
            progress=progress or _ignore,
        )

    def import_(
        self,
        group_id: str,
        path: Path,
        *,
        by: str | None = None,
        progress: Progress | None = None,
    ) -> Imported:
        """Add the articles of an exported folder or zip as they were: ids, texts, details, times.

        Raises :class:`NotAnExport`; a single file that is damaged is counted as refused.
        """
        return import_(
            self._store,
            self._embedder,
            self._preparing,
            group_id,
            path,
            by=by,
            now=self._clock(),
            progress=progress or _ignore,
            require_open=self._require_open,
        )

    def status(self, group_id: str, *, reader: Reader = ANYBODY) -> Status:
        """Count what a group's library holds, and what was asked of it in the last seven days."""
        with self._store.look(reader) as view:
            return status_of(view, group_id, self._today(None))

    def groups(self) -> tuple[str, ...]:
        """Return every group of which anything is kept, in order."""
        with self._store.look() as view:
            return view.all_groups()

    def left(self, group_id: str) -> None:
        """Note that a group has left, unless that is noted; what it kept stays for now."""
        leaving.left(self._store, group_id, now=self._clock())

    def came_back(self, group_id: str) -> None:
        """Forget that a group had left, if it had."""
        leaving.came_back(self._store, group_id)

    def departures(self) -> tuple[Departure, ...]:
        """Return the groups that have left, the first to leave first."""
        with self._store.look() as view:
            return view.departures()

    def erase(self, group_id: str) -> Erased:
        """Forget all that is kept of a group, at once and for good, and count it."""
        return leaving.erase(self._store, group_id)

    def overdue(self, grace: timedelta) -> tuple[str, ...]:
        """Return the groups that left ``grace`` ago or earlier."""
        due = leaving.overdue(self._store, grace, now=self._clock())
        return tuple(one.group_id for one in due)

    def purge(self, grace: timedelta, *, spare: Several[str] = ()) -> tuple[str, ...]:
        """Erase the groups that are overdue, but for those to spare, and return them."""
        return leaving.purge(self._store, grace, spare=spare, now=self._clock())

    def tidy(self, grace: timedelta, *, spare: Several[str] = ()) -> tuple[str, ...]:
        """Forget what has been kept long enough; return the groups that were purged.

        For a program to call now and then. Doing it twice does no harm.
        """
        kept.forget_old(self._store, now=self._clock())
        correct.forget_removed(self._store, now=self._clock())
        return self.purge(grace, spare=spare)

    def reindex(self, progress: Progress | None = None) -> int:
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

    def stop(self) -> None:
        """Have what adds files end after the one it is at, with :class:`LibraryClosing`."""
        self._closing.set()

    def close(self) -> None:
        """Stop what adds, end the processes that read files, and let go of the data folder."""
        self.stop()
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

    def _require_open(self) -> None:
        if self._closing.is_set():
            raise LibraryClosing

    def _today(self, now: datetime | None) -> date:
        return (now or self._clock()).date()
