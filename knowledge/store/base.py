"""The promises every store keeps; the use cases know no more of storage than this."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from knowledge.errors import IndexMismatch
from knowledge.model import (
    ANYBODY,
    CURATING,
    EVERYTHING,
    Article,
    Batch,
    BatchOutcome,
    Citation,
    Collection,
    Departure,
    Details,
    Entry,
    Erased,
    Family,
    GroupSettings,
    IndexMark,
    MonthCount,
    Original,
    OutletCount,
    Passage,
    Rating,
    Reader,
    Relation,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage ready to be kept: its place, its unit vector, its finer vectors packed.

    ``vector`` has shape ``(dimension,)``. ``detail`` is opaque to the store;
    it is read back for candidates only.
    """

    passage: Passage
    vector: Vector
    detail: bytes


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A passage as read back, with the article it stands in.

    ``number`` is unique within its group and never used twice.
    """

    number: int
    article: Article
    passage: Passage
    vector: Vector
    detail: bytes


@dataclass(frozen=True, slots=True)
class Scored:
    """A passage's number with one score; more is better."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Size:
    """How much one group keeps."""

    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class CitedAnswer:
    """A kept answer as the store has it: spans, whose articles may be gone."""

    verdict: Verdict
    citations: tuple[Citation, ...]


def check_mark(found: IndexMark, mark: IndexMark) -> None:
    """Raise :class:`IndexMismatch` unless an index was made with this model."""
    if found != mark:
        raise IndexMismatch(
            f"The index was made with {found.model} in {found.precision}, but the model set now "
            f"is {mark.model} in {mark.precision}; run `rapporteur reindex`, or set "
            "EMBEDDING_MODEL back."
        )


class View(Protocol):
    """One consistent look at what is kept; every question names its group.

    It is opened for a reader and returns nothing of what they may not read:
    no text, no title, no outlet and no count, as if it were not there.
    """

    def index_mark(self) -> IndexMark | None:
        """Return what the index was made with, or ``None`` before the first article."""

    def groups(self) -> tuple[str, ...]:
        """Return every group that keeps at least one article (for the host, not for members)."""

    def all_groups(self) -> tuple[str, ...]:
        """Return every group of which anything is kept, in order (for the host)."""

    def departures(self) -> tuple[Departure, ...]:
        """Return the groups that have left, the first to leave first (for the host)."""

    def size(self, group_id: str) -> Size:
        """Count a group's articles and passages."""

    def article(self, group_id: str, article_id: str) -> Article | None:
        """Return one article, be it an earlier version or a copy; ``None`` without one."""

    def articles(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Article, ...]:
        """Return the articles that are searched, latest added first.

        ``words`` narrows them to those with a passage that holds all of these, title included.
        """

    def count(self, group_id: str, *, scope: Scope = EVERYTHING, words: Sequence[str] = ()) -> int:
        """Count the articles that ``articles`` would return."""

    def titles(self, group_id: str) -> tuple[tuple[str, str], ...]:
        """Return the ids and titles of the articles that are searched, latest added first."""

    def family(self, group_id: str, article_id: str) -> Family | None:
        """Return an article with what stands under it, whichever of them is named."""

    def at_address(self, group_id: str, address: str, collection: int | None) -> Article | None:
        """Return the article that is searched for what came from a folded address.

        Only within one collection, or with ``None`` within what stands in none.
        """

    def alike(
        self, group_id: str, shingles: Several[int], limit: int, collection: int | None
    ) -> tuple[Article, ...]:
        """Return the articles that share most of some runs of words, most first.

        Only within one collection, or with ``None`` within what stands in none.
        """

    def collections(self, group_id: str) -> tuple[Collection, ...]:
        """Return the collections that the reader may read, by name."""

    def standing(self, group_id: str, ids: Several[str] | None) -> dict[str, int]:
        """Return the collections of those of some articles that the reader may read in one.

        Of all articles with ``None``. Those that were removed are among them.
        """

    def is_closed(self, group_id: str, ids: Several[str]) -> bool:
        """Tell whether any of some articles, kept or removed, is not for the reader."""

    def removed(self, group_id: str, article_id: str) -> Family | None:
        """Return an article that can still be brought back, with what was removed along."""

    def count_citing(self, group_id: str, ids: Several[str]) -> int:
        """Count the kept answers that cite any of some articles."""

    def same_article(self, group_id: str, *, sha256: str, original: str) -> Article | None:
        """Return the article with this text, or read from these bytes (both SHA-256, hex)."""

    def original(self, group_id: str, article_id: str) -> Original | None:
        """Return the bytes an article was read from."""

    def passages(self, group_id: str, numbers: Several[int]) -> tuple[KeptPassage, ...]:
        """Return passages by number, in the order asked; unknown numbers are left out."""

    def passages_of(self, group_id: str, article_id: str) -> tuple[KeptPassage, ...]:
        """Return an article's passages in order; none for one that is not searched."""

    def match(
        self, group_id: str, words: Sequence[str], scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Return the passages with most of ``words`` in text or title, by BM25 within the group."""

    def frequencies(self, group_id: str, words: Several[str]) -> dict[str, int]:
        """Count for each word, as written, the readable passages that hold it in any form."""

    def nearest(
        self, group_id: str, vector: Vector, scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Return the passages whose vectors are nearest to a unit vector, by cosine."""

    def outlets(self, group_id: str) -> tuple[str, ...]:
        """Return the names of a group's outlets, most articles first, then by name.

        Spellings that differ in case or spaces are one outlet, named as most articles name it.
        """

    def outlet_counts(self, group_id: str) -> tuple[OutletCount, ...]:
        """Count articles and words by outlet, ordered as ``outlets``; without one come last."""

    def month_counts(self, group_id: str) -> tuple[MonthCount, ...]:
        """Count articles by the months that have any, in order; the undated come last."""

    def storage(self, group_id: str) -> int:
        """Estimate the bytes that the readable texts, originals and index take."""

    def sentences(self, group_id: str, article_id: str) -> tuple[Span, ...]:
        """Return an article's sentences in order, as the index in use has them."""

    def answer(self, group_id: str, key: str) -> CitedAnswer | None:
        """Return the answer kept under a key, or ``None``."""

    def ratings(self, group_id: str) -> tuple[Rating, ...]:
        """Return what was said of a group's passages, those more often wrong than helpful first."""

    def requests(self, group_id: str) -> tuple[SourceRequest, ...]:
        """Return the questions articles are wanted for, most asked first, then latest."""

    def history(self, group_id: str, *, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return what was done to a group's library, newest first; ``before`` is a number."""

    def left_by(self, group_id: str, who: str) -> tuple[Entry, ...]:
        """Return what a person stands for in a group's history, oldest first."""

    def groups_of(self, who: str) -> tuple[str, ...]:
        """Return the groups in whose history or batches a person stands (for that person alone)."""

    def settings(self, group_id: str) -> GroupSettings:
        """Return what a group chose, and what stands where it chose nothing."""

    def batches(self) -> tuple[tuple[str, Batch], ...]:
        """Return every group's files being added, oldest first (for the host)."""

    def questions(self, group_id: str, since: date) -> Mapping[Verdict, int]:
        """Return how many questions were counted from a day on; each verdict is there."""

    def noted(self, name: str) -> str | None:
        """Return what was noted under a name, or ``None``."""

    def unindexed(self, limit: int) -> tuple[tuple[str, Article], ...]:
        """Return articles, with their groups, that the second index does not hold yet."""


class Work(View, Protocol):
    """A short transaction; nothing of it is kept unless ``commit`` returned."""

    def add(
        self,
        group_id: str,
        article: Article,
        original: Original,
        passages: Sequence[IndexedPassage],
        mark: IndexMark,
    ) -> None:
        """Keep an article, searchable at once.

        Raises :class:`IndexMismatch` when the index was made with another mark.
        """

    def put_under(self, group_id: str, article_id: str, head_id: str, relation: Relation) -> None:
        """Put an article under another that is searched; it stays, but is found no more.

        What stood under it stands under the other as well.
        """

    def edit(self, group_id: str, article_id: str, details: Details) -> None:
        """Change what is known of an article; its text, and so its citations, stay."""

    def remove(self, group_id: str, article_id: str, now: datetime) -> None:
        """Hide an article and what stands under it from everybody, to be brought back or not."""

    def restore(
        self, group_id: str, article_id: str, passages: Sequence[IndexedPassage], mark: IndexMark
    ) -> None:
        """Bring back a removed article and what was removed along, searchable at once."""

    def create_collection(self, group_id: str, name: str) -> Collection:
        """Keep a new collection, for nobody but curators to read yet."""

    def change_collection(self, group_id: str, changed: Collection) -> None:
        """Keep a collection's name and roles in place of those of before."""

    def remove_collection(self, group_id: str, number: int) -> None:
        """Forget a collection without articles; removed ones come back open, if they do."""

    def move(self, group_id: str, article_id: str, collection: int | None) -> None:
        """Put an article, with what stands under it, into a collection, or with ``None`` out."""

    def forget_removed(self, before: datetime) -> None:
        """Forget the articles that any group removed before some moment, originals and all."""

    def erase(self, group_id: str) -> Erased:
        """Forget all that is kept of a group, in every index, and that it left; count it.

        A group of that name begun again is a new one to every process.
        """

    def left(self, group_id: str, now: datetime) -> None:
        """Note that a group has left, unless that is noted already."""

    def came_back(self, group_id: str) -> None:
        """Forget that a group had left, if it had."""

    def start_index(self, mark: IndexMark) -> None:
        """Begin (or take up again) a second index beside the one in use."""

    def index(self, group_id: str, article: Article, passages: Sequence[IndexedPassage]) -> None:
        """Put one article into the second index."""

    def switch_index(self) -> bool:
        """Use the second index from now on and drop the first; false while it lacks an article."""

    def keep_answer(self, group_id: str, key: str, answer: CitedAnswer, now: datetime) -> None:
        """Keep an answer under a new key."""

    def forget_answers(self, now: datetime) -> None:
        """Forget what each group kept longer ago than the days that it chose."""

    def rate(self, group_id: str, citation: Citation, *, helpful: bool) -> None:
        """Count one more opinion of a span; its article must be there."""

    def request_source(self, group_id: str, request_id: str, question: str, now: datetime) -> int:
        """Count one more wish for articles on a question; return how many there were."""

    def settle_request(self, group_id: str, request_id: str) -> None:
        """Forget a wish for articles, if it is there."""

    def record(self, group_id: str, entry: Entry) -> Entry:
        """Keep what this transaction does in the group's history; return it with its number."""

    def anonymise(self, group_id: str, who: str) -> int:
        """Put nobody in a person's place in a group's history; return in how many entries.

        The person's batches lose the name as well, and the place.
        """

    def change_settings(self, group_id: str, chosen: GroupSettings) -> None:
        """Keep what a group chooses, in place of what it chose before."""

    def begin_batch(self, group_id: str, batch: Batch) -> None:
        """Keep files being added under their batch's new key."""

    def record_outcome(self, group_id: str, key: str, outcome: BatchOutcome) -> None:
        """Keep what a file of a batch came to, as long as the batch is kept."""

    def end_batch(self, group_id: str, key: str) -> None:
        """Forget a batch, if it is there."""

    def forget_batches(self, before: datetime) -> None:
        """Forget the batches that any group began before some moment."""

    def count_question(self, group_id: str, verdict: Verdict, day: date) -> None:
        """Count one more question of a day (UTC) by its verdict."""

    def forget_questions(self, before: date) -> None:
        """Forget the counts of all groups from before some day."""

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of the one before."""

    def commit(self) -> None:
        """Keep what was done."""


class Store(Protocol):
    """Where articles are kept."""

    def look(self, reader: Reader = ANYBODY) -> AbstractContextManager[View]:
        """Open a consistent look, for reading, at what somebody may read."""

    def begin(self, reader: Reader = CURATING) -> AbstractContextManager[Work]:
        """Open a transaction, for writing; leaving it without ``commit`` undoes it.

        Who writes curates; where anybody may, such as to rate, it is said who does.
        """

    def scrub(self) -> bool:
        """Rid the files of what was erased; false while a reader still holds on to it."""

    def close(self) -> None:
        """Let go of files and connections."""
