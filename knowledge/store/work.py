"""Writing to the SQLite file: one short transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from knowledge.model import Article, Citation, Erased, IndexMark, Original
from knowledge.store import answers, departures, erasing, notes, ratings, requests
from knowledge.store.base import CitedAnswer, IndexedPassage, check_mark
from knowledge.store.nearest import VectorCache
from knowledge.store.packing import (
    article_values,
    original_values,
    pack_sentences,
    pack_vector,
)
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


class SqliteWork(SqliteView):
    """What :class:`knowledge.store.base.Work` promises, over one connection."""

    def __init__(self, connection: Connection, cache: VectorCache) -> None:
        super().__init__(connection, cache)
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
        values = article_values(article, original.sha256)
        self._connection.execute(insert(ARTICLES).values(group_id=group_id, **values))
        self._connection.execute(
            insert(ORIGINALS).values(
                group_id=group_id, article_id=article.id, **original_values(original)
            )
        )
        self._put(group_id, article, passages, self._index_id)

    def remove(self, group_id: str, article_id: str) -> None:
        """Forget an article, its original and its passages, in every index."""
        article = self.article(group_id, article_id)
        if article is None:
            return
        for index in self._connection.execute(select(INDEXES)).all():
            self._take_out(group_id, article, index.id)
        self._connection.execute(
            delete(ARTICLES).where(ARTICLES.c.group_id == group_id, ARTICLES.c.id == article_id)
        )
        self._connection.execute(
            update(GROUPS)
            .where(GROUPS.c.group_id == group_id)
            .values(removals=GROUPS.c.removals + 1)
        )

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
        if half is None or self.article(group_id, article.id) is None:
            return
        key = {"group_id": group_id, "article_id": article.id, "index_id": half.id}
        done = self._connection.execute(
            select(INDEXED).where(*(INDEXED.c[name] == value for name, value in key.items()))
        )
        if done.first() is None:
            self._connection.execute(insert(INDEXED).values(**key))
            self._put(group_id, article, passages, half.id)

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

    def forget_answers(self, before: datetime) -> None:
        """Forget what any group kept before some moment."""
        answers.forget(self._connection, before)

    def rate(self, group_id: str, citation: Citation, *, helpful: bool) -> None:
        """Count one more opinion of a span."""
        ratings.rate(self._connection, group_id, citation, helpful=helpful)

    def request_source(self, group_id: str, request_id: str, question: str, now: datetime) -> int:
        """Count one more wish for articles on a question; return how many there were."""
        return requests.ask_for(self._connection, group_id, request_id, question, now)

    def settle_request(self, group_id: str, request_id: str) -> None:
        """Forget a wish for articles, if it is there."""
        requests.settle(self._connection, group_id, request_id)

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
        self._words_for(group_id, article, index_id).put(self._connection, _worded(article, spans))

    def _take_out(self, group_id: str, article: Article, index_id: int) -> None:
        of_article = (
            PASSAGES.c.group_id == group_id,
            PASSAGES.c.index_id == index_id,
            PASSAGES.c.article_id == article.id,
        )
        rows = self._connection.execute(
            select(PASSAGES.c.number, PASSAGES.c.start, PASSAGES.c.end).where(*of_article)
        ).all()
        if rows:
            self._words_for(group_id, article, index_id).take_out(
                self._connection, _worded(article, [(r.number, r.start, r.end) for r in rows])
            )
            self._connection.execute(delete(PASSAGES).where(*of_article))

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
        stem = article.details.is_english
        group = self._group(group_id)
        words = WordTable(group.key if group else 0, index_id, stem)
        if words not in self._word_tables(group_id, index_id):
            words.create(self._connection)
            self._connection.execute(
                insert(WORD_TABLES).values(group_id=group_id, index_id=index_id, stem=stem)
            )
        return words


def _worded(article: Article, spans: Iterable[tuple[int, int, int]]) -> list[tuple[int, str, str]]:
    return [(number, article.details.title, article.text[a:b]) for number, a, b in spans]
