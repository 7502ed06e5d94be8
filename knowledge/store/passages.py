"""The passages of articles in each index: reading them, putting them in, taking them out."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from typing import Any

import numpy as np
from sqlalchemy import Row, delete, insert, select, update

from knowledge.model import Article, Span
from knowledge.store.base import IndexedPassage, KeptPassage
from knowledge.store.groups import GroupsWork
from knowledge.store.indexes import IndexesView, IndexesWork
from knowledge.store.look import portions
from knowledge.store.packing import Values, pack_sentences, pack_vector, passage_of
from knowledge.store.part import PartView
from knowledge.store.tables import DETAILS, GROUPS, INDEXED, PASSAGES
from knowledge.store.words import Spans, WordsWork


class PassagesView(IndexesView, PartView):
    """Reads passages and sentences as the index in use has them."""

    def passages(self, group_id: str, numbers: Several[int]) -> tuple[KeptPassage, ...]:
        """Read their rows, then their articles, and leave out those not for the reader."""
        rows = {row.number: row for row in self._passage_rows(group_id, numbers)}
        found = self.articles_by_id(group_id, {row.article_id for row in rows.values()})
        return tuple(
            KeptPassage(
                number=number,
                article=found[row.article_id],
                passage=passage_of(row.start, row.end, row.sentences),
                vector=np.frombuffer(row.vector, "<f2").astype(np.float32),
                detail=row.detail,
            )
            for number in numbers
            if (row := rows.get(number)) is not None and row.article_id in found
        )

    def passages_of(self, group_id: str, article_id: str) -> tuple[KeptPassage, ...]:
        """Read their numbers by where they start, then the passages."""
        numbers = select(PASSAGES.c.number).where(
            *_of_article(group_id, article_id, self._index_id)
        )
        rows = self._connection.execute(numbers.order_by(PASSAGES.c.start)).scalars()
        return self.passages(group_id, list(rows))

    def sentences(self, group_id: str, article_id: str) -> tuple[Span, ...]:
        """Unpack the sentences of each passage, by their numbers."""
        if self._closed_in(group_id) and self.is_closed(group_id, [article_id]):
            return ()
        rows = self._connection.execute(
            select(PASSAGES.c.start, PASSAGES.c.end, PASSAGES.c.sentences)
            .where(*_of_article(group_id, article_id, self._index_id))
            .order_by(PASSAGES.c.number)
        )
        return tuple(
            span for row in rows for span in passage_of(row.start, row.end, row.sentences).sentences
        )

    def _passage_rows(self, group_id: str, numbers: Several[int]) -> list[Row[Any]]:
        query = select(PASSAGES, DETAILS.c.detail).join(DETAILS)
        here = (PASSAGES.c.group_id == group_id, PASSAGES.c.index_id == self._index_id)
        return [
            row
            for some in portions(numbers)
            for row in self._connection.execute(query.where(*here, PASSAGES.c.number.in_(some)))
        ]


class PassagesWork(WordsWork, IndexesWork, GroupsWork, PassagesView):
    """Puts passages, their details and their words into indexes together, and takes them out."""

    def _put(
        self, group_id: str, article: Article, passages: Sequence[IndexedPassage], index_id: int
    ) -> None:
        if not passages:
            return
        first = self._take_numbers(group_id, len(passages))
        numbered = list(enumerate(passages, start=first))
        place: Values = {"group_id": group_id, "index_id": index_id}
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

    def _take_out(self, group_id: str, article: Article) -> None:
        """Take an article out of every index, the one being built included."""
        for index_id in self._index_ids():
            spans = self._spans(group_id, article.id, index_id)
            if spans:
                self._take_out_words(group_id, article, index_id, spans)
                here = _of_article(group_id, article.id, index_id)
                self._connection.execute(delete(PASSAGES).where(*here))
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

    def _reword(self, group_id: str, before: Article, after: Article) -> None:
        """Index an article's words as it is now, in place of as it was, in every index."""
        for index_id in self._index_ids():
            spans = self._spans(group_id, before.id, index_id)
            if spans:
                self._take_out_words(group_id, before, index_id, spans)
                self._put_words(group_id, after, index_id, spans)

    def _spans(self, group_id: str, article_id: str, index_id: int) -> Spans:
        rows = self._connection.execute(
            select(PASSAGES.c.number, PASSAGES.c.start, PASSAGES.c.end).where(
                *_of_article(group_id, article_id, index_id)
            )
        )
        return [(row.number, row.start, row.end) for row in rows]


def _of_article(group_id: str, article_id: str, index_id: int) -> tuple[Any, ...]:
    return (
        PASSAGES.c.group_id == group_id,
        PASSAGES.c.index_id == index_id,
        PASSAGES.c.article_id == article_id,
    )
