"""Finding passages by their words, in the FTS5 tables of :mod:`knowledge.store.word_index`."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, false, insert, select, union_all

from knowledge.model import Article, Scope
from knowledge.store.base import Scored
from knowledge.store.indexes import IndexesView
from knowledge.store.part import PartView
from knowledge.store.scopes import numbers_within
from knowledge.store.tables import ARTICLES, GROUPS, PASSAGES, WORD_TABLES
from knowledge.store.word_index import WordTable, match_together

Spans = list[tuple[int, int, int]]
"""Passages by number, start and end."""


class WordsView(IndexesView, PartView):
    """Finds and counts words in what the reader may read."""

    def match(
        self, group_id: str, words: Sequence[str], scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Take the best of each table, weighed together once a collection holds anything."""
        sql, bound = numbers_within(group_id, self._index_id, scope) or ("", ())
        # With the plus FTS5 ranks once; without, once again for every passage in the scope.
        within = f"AND +rowid IN ({sql})" if sql else ""
        tables = self._readable_tables(group_id)
        if any(one.collection and not one.is_empty(self._connection) for one in tables):
            found = match_together(self._connection, tables, words, within, bound, limit)
        else:
            found = [
                hit
                for one in tables
                for hit in one.match(self._connection, words, within, bound, limit)
            ]
            found.sort(key=lambda hit: (-hit[1], hit[0]))
        return tuple(Scored(*hit) for hit in found[:limit])

    def frequencies(self, group_id: str, words: Several[str]) -> dict[str, int]:
        """Add up what each table counts."""
        asked = list(words)
        tables = self._readable_tables(group_id)
        counts = [one.frequencies(self._connection, asked) for one in tables]
        return {word: sum(found) for word, *found in zip(asked, *counts, strict=True)}

    def _holding(self, group_id: str, words: Sequence[str]) -> ColumnElement[bool]:
        """Return the condition for the articles with a passage that holds all of some words."""
        queries = [one.holding(words) for one in self._readable_tables(group_id)]
        numbers = [query for query in queries if query is not None]
        if not numbers:
            return false()
        holding = select(PASSAGES.c.article_id).where(
            PASSAGES.c.group_id == group_id,
            PASSAGES.c.index_id == self._index_id,
            PASSAGES.c.number.in_(union_all(*numbers)),
        )
        condition: ColumnElement[bool] = ARTICLES.c.id.in_(holding)
        return condition

    def _word_bytes(self, group_id: str) -> int:
        """Add up what the tables for the reader take."""
        return sum(one.bytes(self._connection) for one in self._readable_tables(group_id))

    def _readable_tables(self, group_id: str) -> list[WordTable]:
        """Return the tables of the index in use that hold what the reader may read."""
        tables = self._word_tables(
            WORD_TABLES.c.group_id == group_id, WORD_TABLES.c.index_id == self._index_id
        )
        mine = self._part(group_id).collections
        return [
            one for one in tables if mine is None or not one.collection or one.collection in mine
        ]

    def _word_tables(self, *conditions: Any) -> list[WordTable]:
        rows = self._connection.execute(
            select(GROUPS.c.key, WORD_TABLES)
            .join(WORD_TABLES, GROUPS.c.group_id == WORD_TABLES.c.group_id)
            .where(*conditions)
            .order_by(WORD_TABLES.c.collection, WORD_TABLES.c.stem.desc())
        )
        return [WordTable(row.key, row.index_id, bool(row.stem), row.collection) for row in rows]


class WordsWork(WordsView):
    """Keeps the words of passages; makes a table when it is first needed."""

    def _put_words(self, group_id: str, article: Article, index_id: int, spans: Spans) -> None:
        words = self._table_for(group_id, article, index_id)
        words.put(self._connection, _worded(article, spans))

    def _take_out_words(self, group_id: str, article: Article, index_id: int, spans: Spans) -> None:
        words = self._table_for(group_id, article, index_id)
        words.take_out(self._connection, _worded(article, spans))

    def _drop_words(self, *conditions: Any) -> None:
        """Drop the tables whose marks meet some conditions."""
        for words in self._word_tables(*conditions):
            words.drop(self._connection)
        self._connection.execute(delete(WORD_TABLES).where(*conditions))

    def _table_for(self, group_id: str, article: Article, index_id: int) -> WordTable:
        """Return the table for an article's language and collection."""
        stem, collection = article.details.is_english, article.collection or 0
        place = {
            "group_id": group_id,
            "index_id": index_id,
            "stem": stem,
            "collection": collection,
        }
        found = self._word_tables(*(WORD_TABLES.c[name] == value for name, value in place.items()))
        if found:
            return found[0]
        self._connection.execute(insert(WORD_TABLES).values(**place))
        key = self._connection.execute(
            select(GROUPS.c.key).where(GROUPS.c.group_id == group_id)
        ).scalar_one()
        words = WordTable(key, index_id, stem, collection)
        words.create(self._connection)
        return words


def _worded(article: Article, spans: Spans) -> list[tuple[int, str, str]]:
    return [(number, article.details.title, article.text[a:b]) for number, a, b in spans]
