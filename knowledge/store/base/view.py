"""What can be read of every store."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from knowledge.model import (
    EVERYTHING,
    Article,
    Batch,
    Collection,
    Departure,
    Entry,
    Family,
    GroupSettings,
    IndexMark,
    MonthCount,
    Original,
    OutletCount,
    Rating,
    Relation,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.store.base.following import FollowingView
from knowledge.store.base.kept import CitedAnswer, KeptPassage, Scored, Size, Vector


class View(FollowingView, Protocol):
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

    def articles_by_id(self, group_id: str, ids: Several[str]) -> dict[str, Article]:
        """Return those of some articles that are kept, searched or not."""

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

    def beneath(self, group_id: str, ids: Several[str]) -> dict[str, dict[str, Relation]]:
        """Return what stands under each of some articles, by id; none for one that is not searched.

        One that is searched and has nothing under it is there with nothing.
        """

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
        """Return the groups in which a person stands (for that person alone).

        In the history, in a batch, or as the owner of a topic or a subscription.
        """

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
