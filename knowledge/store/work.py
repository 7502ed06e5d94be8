"""Writing to the SQLite file: one short transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.model import (
    CURATING,
    Article,
    Batch,
    BatchOutcome,
    Citation,
    Collection,
    Details,
    Entry,
    Erased,
    Family,
    GroupSettings,
    IndexMark,
    Original,
    Reader,
    Relation,
    Verdict,
)
from knowledge.shingles import sampled, shingles
from knowledge.store import (
    answers,
    batches,
    collecting,
    departures,
    erasing,
    families,
    history,
    notes,
    questions,
    ratings,
    requests,
    settings,
)
from knowledge.store import shingles as runs
from knowledge.store.base import CitedAnswer, IndexedPassage, check_mark
from knowledge.store.nearest import VectorCache
from knowledge.store.packing import (
    article_values,
    details_values,
    folded,
    original_values,
    pack_sentences,
    pack_vector,
)
from knowledge.store.part import Part, searched
from knowledge.store.tables import (
    ARTICLES,
    DETAILS,
    GROUPS,
    INDEXED,
    INDEXES,
    ORIGINALS,
    PASSAGES,
    WORD_TABLES,
)
from knowledge.store.view import BEING_BUILT, IN_USE, SqliteView
from knowledge.store.word_index import WordTable

Spans = list[tuple[int, int, int]]
"""Passages by number, start and end."""


class SqliteWork(SqliteView):
    """What :class:`knowledge.store.base.Work` promises, over one connection."""

    def __init__(
        self, connection: Connection, cache: VectorCache, reader: Reader = CURATING
    ) -> None:
        super().__init__(connection, cache, reader)
        self.committed = False

    def add(
        self,
        group_id: str,
        article: Article,
        original: Original,
        passages: Sequence[IndexedPassage],
        mark: IndexMark,
    ) -> None:
        """Keep an article, searchable at once."""
        self._use(mark)
        self._make_group(group_id)
        families.forget_one_removed(self._connection, group_id, article.sha256)
        values = article_values(article, original.sha256)
        self._connection.execute(insert(ARTICLES).values(group_id=group_id, **values))
        self._connection.execute(
            insert(ORIGINALS).values(
                group_id=group_id, article_id=article.id, **original_values(original)
            )
        )
        runs.put(self._connection, group_id, article.id, sampled(shingles(article.text)))
        self._put(group_id, article, passages, self._index_id)

    def put_under(self, group_id: str, article_id: str, head_id: str, relation: Relation) -> None:
        """Put an article under another, out of every index."""
        article = self.article(group_id, article_id)
        if article is not None:
            self._take_out_everywhere(group_id, article)
            families.put_under(self._connection, group_id, article_id, head_id, relation)

    def edit(self, group_id: str, article_id: str, details: Details) -> None:
        """Change what is known of an article; its words are indexed under the new title."""
        article = self.article(group_id, article_id)
        if article is None:
            return
        self._connection.execute(
            update(ARTICLES)
            .where(ARTICLES.c.group_id == group_id, ARTICLES.c.id == article_id)
            .values(details_values(details))
        )
        for index in self._connection.execute(select(INDEXES)).all():
            spans = self._spans(group_id, article_id, index.id)
            if spans:
                self._take_out_words(group_id, article, index.id, spans)
                self._put_words(group_id, replace(article, details=details), index.id, spans)

    def remove(self, group_id: str, article_id: str, now: datetime) -> None:
        """Hide an article and what stands under it, out of every index."""
        found = self.family(group_id, article_id)
        if found is None:
            return
        gone = found if found.head.id == article_id else _alone(found, article_id)
        for article in (gone.head, *(one.article for one in gone.under)):
            self._take_out_everywhere(group_id, article)
            runs.take_out(self._connection, group_id, article.id, sampled(shingles(article.text)))
        families.remove(self._connection, group_id, gone.ids, now)

    def restore(
        self, group_id: str, article_id: str, passages: Sequence[IndexedPassage], mark: IndexMark
    ) -> None:
        """Bring back a removed article and what was removed along.

        It is searchable at once, unless it stands under another that still is.
        """
        found = self.removed(group_id, article_id)
        if found is None:
            return
        self._use(mark)
        for article in (found.head, *(one.article for one in found.under)):
            runs.put(self._connection, group_id, article.id, sampled(shingles(article.text)))
        families.bring_back(self._connection, group_id, found.ids)
        if families.is_searched(self._connection, group_id, article_id):
            self._put(group_id, found.head, passages, self._index_id)

    def create_collection(self, group_id: str, name: str) -> Collection:
        """Keep a new collection under a number that no other ever had."""
        self._make_group(group_id)
        number = self._take_numbers(group_id, 1)
        collecting.create(self._connection, group_id, number, name, folded(name) or "")
        return Collection(number, name)

    def change_collection(self, group_id: str, changed: Collection) -> None:
        """Keep a collection's name and roles in place of those of before."""
        collecting.change(self._connection, group_id, changed, folded(changed.name) or "")

    def remove_collection(self, group_id: str, number: int) -> None:
        """Forget a collection in which no article stands any more, but for removed ones."""
        for index in self._connection.execute(select(INDEXES)).all():
            for words in self._word_tables(group_id, index.id):
                if words.collection == number:
                    words.drop(self._connection)
        self._connection.execute(
            delete(WORD_TABLES).where(
                WORD_TABLES.c.group_id == group_id, WORD_TABLES.c.collection == number
            )
        )
        collecting.remove(self._connection, group_id, number)

    def move(self, group_id: str, article_id: str, collection: int | None) -> None:
        """Put an article, with what stands under it, into a collection, or with ``None`` out."""
        found = self.family(group_id, article_id)
        if found is None:
            return
        moved = replace(found.head, collection=collection)
        collecting.move(self._connection, group_id, found.head.id, collection)
        for index in self._connection.execute(select(INDEXES)).all():
            spans = self._spans(group_id, found.head.id, index.id)
            if spans:
                self._take_out_words(group_id, found.head, index.id, spans)
                self._put_words(group_id, moved, index.id, spans)

    def forget_removed(self, before: datetime) -> None:
        """Forget the articles that any group removed before some moment."""
        families.forget_removed(self._connection, before)

    def erase(self, group_id: str) -> Erased:
        """Forget all that is kept of a group, in every index, and that it left; count it."""
        self._cache.forget(group_id)
        return erasing.erase(self._connection, group_id)

    def left(self, group_id: str, now: datetime) -> None:
        """Note that a group has left, unless that is noted already."""
        departures.left(self._connection, group_id, now)

    def came_back(self, group_id: str) -> None:
        """Forget that a group had left, if it had."""
        departures.came_back(self._connection, group_id)

    def start_index(self, mark: IndexMark) -> None:
        """Begin, or take up again, a second index beside the one in use."""
        half = self._index_in(BEING_BUILT)
        if half is not None and IndexMark(half.model, half.precision, half.dimension) != mark:
            self._drop_index(half.id)
            half = None
        if half is None:
            self._make_index(mark, BEING_BUILT)

    def index(self, group_id: str, article: Article, passages: Sequence[IndexedPassage]) -> None:
        """Put one article into the second index, if it is still kept and not in there yet."""
        half = self._index_in(BEING_BUILT)
        still = self._one_article(*searched(Part(group_id, None)), ARTICLES.c.id == article.id)
        if half is None or still is None:
            return
        key = {"group_id": group_id, "article_id": article.id, "index_id": half.id}
        done = self._connection.execute(
            select(INDEXED).where(*(INDEXED.c[name] == value for name, value in key.items()))
        )
        if done.first() is None:
            self._connection.execute(insert(INDEXED).values(**key))
            self._put(group_id, still, passages, half.id)

    def switch_index(self) -> bool:
        """Use the second index from now on and drop the first, unless it lacks an article."""
        half = self._index_in(BEING_BUILT)
        if half is None or self.unindexed(1):
            return False
        if self._index is not None:
            self._drop_index(self._index.id)
        self._connection.execute(
            update(INDEXES).where(INDEXES.c.id == half.id).values(state=IN_USE)
        )
        self._connection.execute(delete(INDEXED))
        self._forget_index()
        return True

    def keep_answer(self, group_id: str, key: str, answer: CitedAnswer, now: datetime) -> None:
        """Keep an answer under a new key."""
        answers.keep(self._connection, group_id, key, answer, now)

    def forget_answers(self, now: datetime) -> None:
        """Forget what each group kept longer ago than the days that it chose."""
        answers.forget(self._connection, now)

    def rate(self, group_id: str, citation: Citation, *, helpful: bool) -> None:
        """Count one more opinion of a span."""
        ratings.rate(self._connection, group_id, citation, helpful=helpful)

    def request_source(self, group_id: str, request_id: str, question: str, now: datetime) -> int:
        """Count one more wish for articles on a question; return how many there were."""
        return requests.ask_for(self._connection, group_id, request_id, question, now)

    def settle_request(self, group_id: str, request_id: str) -> None:
        """Forget a wish for articles, if it is there."""
        requests.settle(self._connection, group_id, request_id)

    def record(self, group_id: str, entry: Entry) -> Entry:
        """Keep what this transaction does in the group's history; return it with its number."""
        return history.record(self._connection, group_id, entry)

    def anonymise(self, group_id: str, who: str) -> int:
        """Put nobody in a person's place in a group's history; return in how many entries."""
        batches.anonymise(self._connection, group_id, who)
        return history.anonymise(self._connection, group_id, who)

    def change_settings(self, group_id: str, chosen: GroupSettings) -> None:
        """Keep what a group chooses, in place of what it chose before."""
        settings.change(self._connection, group_id, chosen)

    def begin_batch(self, group_id: str, batch: Batch) -> None:
        """Keep files being added under their batch's new key."""
        batches.begin(self._connection, group_id, batch)

    def record_outcome(self, group_id: str, key: str, outcome: BatchOutcome) -> None:
        """Keep what a file of a batch came to, as long as the batch is kept."""
        batches.record(self._connection, group_id, key, outcome)

    def end_batch(self, group_id: str, key: str) -> None:
        """Forget a batch, if it is there."""
        batches.end(self._connection, group_id, key)

    def forget_batches(self, before: datetime) -> None:
        """Forget the batches that any group began before some moment."""
        batches.forget(self._connection, before)

    def count_question(self, group_id: str, verdict: Verdict, day: date) -> None:
        """Count one more question of a day by its verdict."""
        questions.count(self._connection, group_id, verdict, day)

    def forget_questions(self, before: date) -> None:
        """Forget the counts of all groups from before some day."""
        questions.forget(self._connection, before)

    def note(self, name: str, value: str) -> None:
        """Keep a value under a name, in place of the one before."""
        notes.note(self._connection, name, value)

    def commit(self) -> None:
        """Keep what was done."""
        self._connection.commit()
        self.committed = True

    def _use(self, mark: IndexMark) -> None:
        """Make sure that the index in use has this mark; the first article chooses it."""
        found = self.index_mark()
        if found is None:
            self._make_index(mark, IN_USE)
            self._forget_index()
        else:
            check_mark(found, mark)

    def _forget_index(self) -> None:
        self.__dict__.pop("_index", None)

    def _make_index(self, mark: IndexMark, state: str) -> None:
        last = self._connection.execute(select(func.max(INDEXES.c.id))).scalar() or 0
        self._connection.execute(
            insert(INDEXES).values(
                id=last + 1,
                model=mark.model,
                precision=mark.precision,
                dimension=mark.dimension,
                state=state,
            )
        )

    def _drop_index(self, index_id: int) -> None:
        for group_id in self._connection.execute(select(GROUPS.c.group_id)).scalars().all():
            for words in self._word_tables(group_id, index_id):
                words.drop(self._connection)
        for rows in (WORD_TABLES, DETAILS, PASSAGES, INDEXED):
            self._connection.execute(delete(rows).where(rows.c.index_id == index_id))
        self._connection.execute(delete(INDEXES).where(INDEXES.c.id == index_id))

    def _make_group(self, group_id: str) -> None:
        if self._group(group_id) is None:
            key = erasing.next_key(self._connection)
            self._connection.execute(
                insert(GROUPS).values(group_id=group_id, key=key, next_number=1, removals=0)
            )

    def _put(
        self, group_id: str, article: Article, passages: Sequence[IndexedPassage], index_id: int
    ) -> None:
        if not passages:
            return
        first = self._take_numbers(group_id, len(passages))
        numbered = list(enumerate(passages, start=first))
        place: dict[str, Any] = {"group_id": group_id, "index_id": index_id}
        self._connection.execute(
            insert(PASSAGES),
            [
                place
                | {
                    "number": number,
                    "article_id": article.id,
                    "start": one.passage.start,
                    "end": one.passage.end,
                    "sentences": pack_sentences(one.passage),
                    "vector": pack_vector(one.vector),
                }
                for number, one in numbered
            ],
        )
        self._connection.execute(
            insert(DETAILS),
            [place | {"number": number, "detail": one.detail} for number, one in numbered],
        )
        spans = [(number, one.passage.start, one.passage.end) for number, one in numbered]
        self._put_words(group_id, article, index_id, spans)

    def _take_out_everywhere(self, group_id: str, article: Article) -> None:
        """Take an article out of every index, the one being built included."""
        for index in self._connection.execute(select(INDEXES)).all():
            self._take_out(group_id, article, index.id)
        self._connection.execute(
            delete(INDEXED).where(
                INDEXED.c.group_id == group_id, INDEXED.c.article_id == article.id
            )
        )
        self._connection.execute(
            update(GROUPS)
            .where(GROUPS.c.group_id == group_id)
            .values(removals=GROUPS.c.removals + 1)
        )

    def _take_out(self, group_id: str, article: Article, index_id: int) -> None:
        spans = self._spans(group_id, article.id, index_id)
        if spans:
            self._take_out_words(group_id, article, index_id, spans)
            self._connection.execute(
                delete(PASSAGES).where(*_of_article(group_id, article.id, index_id))
            )

    def _spans(self, group_id: str, article_id: str, index_id: int) -> Spans:
        """Return the numbers, starts and ends of an article's passages in an index."""
        rows = self._connection.execute(
            select(PASSAGES.c.number, PASSAGES.c.start, PASSAGES.c.end).where(
                *_of_article(group_id, article_id, index_id)
            )
        )
        return [(row.number, row.start, row.end) for row in rows]

    def _put_words(self, group_id: str, article: Article, index_id: int, spans: Spans) -> None:
        words = self._words_for(group_id, article, index_id)
        words.put(self._connection, _worded(article, spans))

    def _take_out_words(self, group_id: str, article: Article, index_id: int, spans: Spans) -> None:
        words = self._words_for(group_id, article, index_id)
        words.take_out(self._connection, _worded(article, spans))

    def _take_numbers(self, group_id: str, count: int) -> int:
        """Reserve numbers for new passages; return the first."""
        group = self._group(group_id)
        first = int(group.next_number) if group else 1
        self._connection.execute(
            update(GROUPS).where(GROUPS.c.group_id == group_id).values(next_number=first + count)
        )
        return first

    def _words_for(self, group_id: str, article: Article, index_id: int) -> WordTable:
        """Return the FTS5 table for an article's language, made when first needed."""
        stem, collection = article.details.is_english, article.collection or 0
        group = self._group(group_id)
        words = WordTable(group.key if group else 0, index_id, stem, collection)
        if words not in self._word_tables(group_id, index_id):
            words.create(self._connection)
            self._connection.execute(
                insert(WORD_TABLES).values(
                    group_id=group_id, index_id=index_id, stem=stem, collection=collection
                )
            )
        return words


def _worded(article: Article, spans: Spans) -> list[tuple[int, str, str]]:
    return [(number, article.details.title, article.text[a:b]) for number, a, b in spans]


def _of_article(group_id: str, article_id: str, index_id: int) -> tuple[Any, ...]:
    return (
        PASSAGES.c.group_id == group_id,
        PASSAGES.c.index_id == index_id,
        PASSAGES.c.article_id == article_id,
    )


def _alone(family: Family, article_id: str) -> Family:
    """Return an article that stands under another as a family of its own."""
    return Family(next(one.article for one in family.under if one.article.id == article_id))
