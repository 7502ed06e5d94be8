"""What can be done to every store, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from knowledge.model import (
    Article,
    Batch,
    BatchOutcome,
    Citation,
    Collection,
    Details,
    Entry,
    Erased,
    GroupSettings,
    IndexMark,
    Original,
    Relation,
    Verdict,
)
from knowledge.store.base.following import FollowingWork
from knowledge.store.base.kept import CitedAnswer, IndexedPassage
from knowledge.store.base.view import View


class Work(View, FollowingWork, Protocol):
    """A short transaction; nothing of it is kept unless ``commit`` returned."""

    def add(
        self,
        group_id: str,
        article: Article,
        original: Original,
        passages: Sequence[IndexedPassage],
        mark: IndexMark,
    ) -> None:
        """Keep an article, searchable at once; it arrives.

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
        """Bring back a removed article and what was removed along, searchable at once.

        The article arrives again.
        """

    def create_collection(self, group_id: str, name: str) -> Collection:
        """Keep a new collection, for nobody but curators to read yet."""

    def change_collection(self, group_id: str, changed: Collection) -> None:
        """Keep a collection's name and roles in place of those of before."""

    def remove_collection(self, group_id: str, number: int) -> None:
        """Forget a collection without articles; removed ones come back open, if they do."""

    def move(self, group_id: str, article_id: str, collection: int | None) -> None:
        """Put an article, with what stands under it, into a collection, or with ``None`` out.

        One that comes out arrives again.
        """

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

        The person's batches lose the name as well, and the place; so do the
        subscriptions of channels.
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
