"""Reading from the SQLite file: one consistent look, every question within one group."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from sqlalchemy import ColumnElement, Connection, Select, exists, func, select
from sqlalchemy import Row as Found

from knowledge.model import (
    ANYBODY,
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
    Reader,
    Scope,
    SourceRequest,
    Span,
    Verdict,
)
from knowledge.store import (
    answers,
    articles,
    batches,
    collecting,
    counts,
    departures,
    erasing,
    families,
    history,
    notes,
    questions,
    ratings,
    requests,
    settings,
    shingles,
)
from knowledge.store.base import CitedAnswer, KeptPassage, Scored, Size, Vector
from knowledge.store.nearest import Numbers, State, VectorCache
from knowledge.store.packing import article_of, folded, original_of, passage_of
from knowledge.store.part import Part, kept
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
from knowledge.store.word_index import WordTable, match_together

IN_USE, BEING_BUILT = "in use", "being built"
# SQLite takes at least this many bound values in one statement.
_MOST_VALUES = 500


class SqliteView:
    """What :class:`knowledge.store.base.View` promises, over one connection, to one reader."""

    def __init__(
        self, connection: Connection, cache: VectorCache, reader: Reader = ANYBODY
    ) -> None:
        self._connection = connection
        self._cache = cache
        self._reader = reader
        self._parts: dict[str, Part] = {}
        self._apart: dict[str, Numbers | None] = {}

    def index_mark(self) -> IndexMark | None:
        """Return what the index in use was made with."""
        row = self._index
        return IndexMark(row.model, row.precision, row.dimension) if row else None

    def groups(self) -> tuple[str, ...]:
        """Return every group that keeps an article."""
        rows = self._connection.execute(
            select(ARTICLES.c.group_id).where(ARTICLES.c.removed_at.is_(None)).distinct()
        )
        return tuple(row[0] for row in rows)

    def all_groups(self) -> tuple[str, ...]:
        """Return every group of which anything is kept."""
        return erasing.all_groups(self._connection)

    def departures(self) -> tuple[Departure, ...]:
        """Return the groups that have left, the first to leave first."""
        return departures.departures(self._connection)

    def size(self, group_id: str) -> Size:
        """Count a group's articles and passages."""
        return Size(self.count(group_id), self._passage_count(group_id))

    def article(self, group_id: str, article_id: str) -> Article | None:
        """Return one article, be it an earlier version or a copy."""
        return self._one_article(*kept(self._part(group_id)), ARTICLES.c.id == article_id)

    def articles(
        self,
        group_id: str,
        *,
        scope: Scope = EVERYTHING,
        words: Sequence[str] = (),
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[Article, ...]:
        """Return the articles that are searched, latest added first."""
        conditions = self._fitting(group_id, scope, words)
        return articles.listed(self._connection, conditions, limit, offset)

    def count(self, group_id: str, *, scope: Scope = EVERYTHING, words: Sequence[str] = ()) -> int:
        """Count the articles that ``articles`` would return."""
        return articles.count(self._connection, self._fitting(group_id, scope, words))

    def titles(self, group_id: str) -> tuple[tuple[str, str], ...]:
        """Return the ids and titles of the articles that are searched."""
        return articles.titles(self._connection, self._part(group_id))

    def family(self, group_id: str, article_id: str) -> Family | None:
        """Return an article with what stands under it, whichever of them is named."""
        return families.family(self._connection, self._part(group_id), article_id)

    def at_address(self, group_id: str, address: str, collection: int | None) -> Article | None:
        """Return the article of a collection that is searched for what came from an address."""
        part = self._part(group_id)
        return families.at_address(self._connection, part, address, collection)

    def alike(
        self, group_id: str, hashes: Several[int], limit: int, collection: int | None
    ) -> tuple[Article, ...]:
        """Return the articles of a collection that share most of some runs of words."""
        apart = collecting.elsewhere(self._connection, group_id, collection)
        ids = shingles.alike(self._connection, group_id, hashes, limit, apart)
        found = articles.articles_by_id(self._connection, self._part(group_id), ids)
        return tuple(found[one] for one in ids if one in found)

    def collections(self, group_id: str) -> tuple[Collection, ...]:
        """Return the collections that the reader may read, by name."""
        return collecting.collections(self._connection, self._part(group_id))

    def standing(self, group_id: str, ids: Several[str] | None) -> dict[str, int]:
        """Return the collections of those of some articles that the reader may read in one."""
        return collecting.standing(self._connection, self._part(group_id), ids)

    def is_closed(self, group_id: str, ids: Several[str]) -> bool:
        """Tell whether any of some articles is not for the reader."""
        everything = collecting.standing(self._connection, Part(group_id, None), ids)
        return len(everything) > len(self.standing(group_id, ids))

    def removed(self, group_id: str, article_id: str) -> Family | None:
        """Return an article that can still be brought back, with what was removed along."""
        return families.removed(self._connection, self._part(group_id), article_id)

    def count_citing(self, group_id: str, ids: Several[str]) -> int:
        """Count the kept answers that cite any of some articles that the reader may read."""
        if self.is_closed(group_id, ids):
            return 0
        return families.count_citing(self._connection, group_id, ids)

    def same_article(self, group_id: str, *, sha256: str, original: str) -> Article | None:
        """Return the article with this text, or read from these bytes."""
        return self._one_article(
            *kept(self._part(group_id)), ARTICLES.c.sha256 == sha256
        ) or self._one_article(*kept(self._part(group_id)), ARTICLES.c.original_sha256 == original)

    def original(self, group_id: str, article_id: str) -> Original | None:
        """Return the bytes an article was read from."""
        query = (
            select(ORIGINALS)
            .join(ARTICLES)
            .where(*kept(self._part(group_id)), ARTICLES.c.id == article_id)
        )
        row = self._connection.execute(query).mappings().first()
        return original_of(dict(row)) if row else None

    def passages(self, group_id: str, numbers: Several[int]) -> tuple[KeptPassage, ...]:
        """Return passages by number, in the order asked."""
        rows = {row.number: row for row in self._passage_rows(group_id, list(numbers))}
        ids = {row.article_id for row in rows.values()}
        found = articles.articles_by_id(self._connection, self._part(group_id), ids)
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
        """Return an article's passages in order."""
        numbers = select(PASSAGES.c.number).where(
            PASSAGES.c.group_id == group_id,
            PASSAGES.c.article_id == article_id,
            PASSAGES.c.index_id == self._index_id,
        )
        rows = self._connection.execute(numbers.order_by(PASSAGES.c.start)).scalars()
        return self.passages(group_id, list(rows))

    def match(
        self, group_id: str, words: Sequence[str], scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Return the passages with most of ``words``, by BM25 within the group."""
        within, bound = self._within(group_id, scope)
        narrowed = f"AND rowid IN ({within})" if within else ""
        tables = self._readable_tables(group_id)
        if any(one.collection and one.size(self._connection) for one in tables):
            together = match_together(self._connection, tables, words, narrowed, bound, limit)
            return tuple(Scored(*hit) for hit in together)
        found = [
            hit
            for words_table in tables
            for hit in words_table.match(self._connection, words, narrowed, bound, limit)
        ]
        found.sort(key=lambda hit: (-hit[1], hit[0]))
        return tuple(Scored(number, score) for number, score in found[:limit])

    def frequencies(self, group_id: str, words: Several[str]) -> dict[str, int]:
        """Count for each word the readable passages that hold it in any form."""
        tables = self._readable_tables(group_id)
        counts = [one.frequencies(self._connection, list(words)) for one in tables]
        return {word: sum(found) for word, *found in zip(words, *counts, strict=True)}

    def nearest(
        self, group_id: str, vector: Vector, scope: Scope, limit: int
    ) -> tuple[Scored, ...]:
        """Return the passages whose vectors are nearest to a unit vector."""
        group = self._group(group_id)
        if group is None:
            self._cache.forget(group_id)
        if group is None or self._index is None:
            return ()
        kept = self._cache.get(
            (group_id, self._index_id),
            self._index.dimension,
            _state(group),
            lambda first: self._vectors_from(group_id, first),
            lambda: self._numbers(group_id),
        )
        within, bound = self._within(group_id, scope)
        among = self._first_column(within, bound) if within else None
        best = kept.best(vector, limit, among, self._apart_from(group_id))
        return tuple(Scored(*found) for found in best)

    def outlets(self, group_id: str) -> tuple[str, ...]:
        """Return the names of a group's outlets, most articles first."""
        return articles.outlets(self._connection, self._part(group_id))

    def outlet_counts(self, group_id: str) -> tuple[OutletCount, ...]:
        """Count articles and words by outlet, most articles first."""
        return counts.by_outlet(self._connection, self._part(group_id))

    def month_counts(self, group_id: str) -> tuple[MonthCount, ...]:
        """Count articles by the months that have any, in order."""
        return counts.by_month(self._connection, self._part(group_id))

    def storage(self, group_id: str) -> int:
        """Estimate the bytes that the readable texts, originals and index take."""
        passages, index_id = self._passage_count(group_id), self._index_id
        part, words = self._part(group_id), self._readable_tables(group_id)
        return counts.storage(self._connection, part, index_id, passages, words)

    def sentences(self, group_id: str, article_id: str) -> tuple[Span, ...]:
        """Return an article's sentences in order, as the index in use has them."""
        is_whole = self._apart_from(group_id) is None
        if not is_whole and self.is_closed(group_id, [article_id]):
            return ()
        return articles.sentences(self._connection, group_id, article_id, self._index_id)

    def answer(self, group_id: str, key: str) -> CitedAnswer | None:
        """Return the answer kept under a key, or ``None``."""
        return answers.find(self._connection, group_id, key)

    def ratings(self, group_id: str) -> tuple[Rating, ...]:
        """Return what was said of a group's passages, the worst first."""
        return ratings.ratings(self._connection, self._part(group_id))

    def requests(self, group_id: str) -> tuple[SourceRequest, ...]:
        """Return the questions articles are wanted for, most asked first."""
        return requests.requests(self._connection, group_id)

    def history(self, group_id: str, *, limit: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return what was done to a group's library, newest first."""
        return history.entries(self._connection, group_id, limit, before)

    def left_by(self, group_id: str, who: str) -> tuple[Entry, ...]:
        """Return what a person stands for in a group's history, oldest first."""
        return history.left_by(self._connection, group_id, who)

    def groups_of(self, who: str) -> tuple[str, ...]:
        """Return the groups in whose history or batches a person stands."""
        named = history.groups_of(self._connection, who)
        return tuple(sorted({*named, *batches.groups_of(self._connection, who)}))

    def settings(self, group_id: str) -> GroupSettings:
        """Return what a group chose, and what stands where it chose nothing."""
        return settings.settings(self._connection, group_id)

    def batches(self) -> tuple[tuple[str, Batch], ...]:
        """Return every group's files being added, oldest first."""
        return batches.batches(self._connection)

    def questions(self, group_id: str, since: date) -> dict[Verdict, int]:
        """Return how many questions were counted from a day on; each verdict is there."""
        return questions.counted(self._connection, group_id, since)

    def noted(self, name: str) -> str | None:
        """Return what was noted under a name, or ``None``."""
        return notes.noted(self._connection, name)

    def unindexed(self, limit: int) -> tuple[tuple[str, Article], ...]:
        """Return articles, with their groups, that the second index does not hold yet."""
        half = self._index_in(BEING_BUILT)
        if half is None:
            return ()
        held = exists().where(
            INDEXED.c.group_id == ARTICLES.c.group_id,
            INDEXED.c.article_id == ARTICLES.c.id,
            INDEXED.c.index_id == half.id,
        )
        query = select(ARTICLES).where(
            ARTICLES.c.under.is_(None), ARTICLES.c.removed_at.is_(None), ~held
        )
        rows = self._connection.execute(query.limit(limit)).mappings()
        return tuple((row["group_id"], article_of(dict(row))) for row in rows)

    @cached_property
    def _index(self) -> Found[Any] | None:
        return self._index_in(IN_USE)

    @property
    def _index_id(self) -> int:
        return self._index.id if self._index else 0

    def _index_in(self, state: str) -> Found[Any] | None:
        return self._connection.execute(select(INDEXES).where(INDEXES.c.state == state)).first()

    def _group(self, group_id: str) -> Found[Any] | None:
        query = select(GROUPS).where(GROUPS.c.group_id == group_id)
        return self._connection.execute(query).first()

    def _passage_count(self, group_id: str) -> int:
        group = self._group(group_id)
        key = (group_id, self._index_id)
        known = None if group is None else self._cache.count(key, _state(group))
        if known is None:
            known = self._number(
                select(func.count()).where(
                    PASSAGES.c.group_id == group_id, PASSAGES.c.index_id == self._index_id
                )
            )
        apart = self._apart_from(group_id)
        return known if apart is None else known - len(apart)

    def _number(self, query: Select[Any]) -> int:
        return int(self._connection.execute(query).scalar_one())

    def _fitting(
        self, group_id: str, scope: Scope, words: Sequence[str]
    ) -> list[ColumnElement[bool]]:
        """Return the conditions for the articles in ``scope`` with a passage of all ``words``."""
        found = articles.within(self._part(group_id), scope)
        if words:
            numbers = [
                number
                for table in self._readable_tables(group_id)
                for number in table.holding(self._connection, words)
            ]
            found.append(ARTICLES.c.id.in_(self._articles_of(group_id, numbers)))
        return found

    def _articles_of(self, group_id: str, numbers: Sequence[int]) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(numbers), _MOST_VALUES):
            part = numbers[start : start + _MOST_VALUES]
            query = (
                select(PASSAGES.c.article_id)
                .distinct()
                .where(
                    PASSAGES.c.group_id == group_id,
                    PASSAGES.c.index_id == self._index_id,
                    PASSAGES.c.number.in_(part),
                )
            )
            found.update(self._connection.execute(query).scalars())
        return found

    def _one_article(self, *conditions: Any) -> Article | None:
        row = self._connection.execute(select(ARTICLES).where(*conditions)).mappings().first()
        return article_of(dict(row)) if row else None

    def _passage_rows(self, group_id: str, numbers: Sequence[int]) -> Iterator[Found[Any]]:
        for start in range(0, len(numbers), _MOST_VALUES):
            part = numbers[start : start + _MOST_VALUES]
            yield from self._connection.execute(
                select(PASSAGES, DETAILS.c.detail)
                .join(DETAILS)
                .where(
                    PASSAGES.c.group_id == group_id,
                    PASSAGES.c.index_id == self._index_id,
                    PASSAGES.c.number.in_(part),
                )
            )

    def _word_tables(self, group_id: str, index_id: int) -> list[WordTable]:
        rows = self._connection.execute(
            select(GROUPS.c.key, WORD_TABLES.c.stem, WORD_TABLES.c.collection)
            .join(WORD_TABLES, GROUPS.c.group_id == WORD_TABLES.c.group_id)
            .where(WORD_TABLES.c.group_id == group_id, WORD_TABLES.c.index_id == index_id)
            .order_by(WORD_TABLES.c.collection, WORD_TABLES.c.stem.desc())
        )
        return [WordTable(row.key, index_id, bool(row.stem), row.collection) for row in rows]

    def _readable_tables(self, group_id: str) -> list[WordTable]:
        """Return the tables of the index in use that hold what the reader may read."""
        tables = self._word_tables(group_id, self._index_id)
        mine = self._part(group_id).collections
        return [
            one for one in tables if mine is None or not one.collection or one.collection in mine
        ]

    def _part(self, group_id: str) -> Part:
        """Return what the reader may read of a group, as far as this look has not asked before."""
        if group_id not in self._parts:
            self._parts[group_id] = Part(group_id, self._readable(group_id))
        return self._parts[group_id]

    def _readable(self, group_id: str) -> frozenset[int] | None:
        """Return the collections that the reader may read; ``None`` is all, for a curator."""
        roles = self._reader.roles
        if self._reader.curates:
            return None
        if roles and not roles.isdisjoint(self.settings(group_id).curator_roles):
            return None
        return collecting.readable_by(self._connection, group_id, roles)

    def _apart_from(self, group_id: str) -> Numbers | None:
        """Return the numbers of the passages that the reader may not read; ``None`` without any."""
        mine = self._part(group_id).collections
        if mine is None:
            return None
        if group_id not in self._apart:
            others = collecting.in_use(self._connection, group_id) - mine
            self._apart[group_id] = self._standing_in(group_id, others) if others else None
        return self._apart[group_id]

    def _standing_in(self, group_id: str, collections: frozenset[int]) -> Numbers:
        places = ", ".join("?" * len(collections))
        return self._first_column(
            "SELECT number FROM articles JOIN passages ON passages.group_id = articles.group_id "  # noqa: S608
            "AND passages.article_id = articles.id "
            f"WHERE articles.group_id = ? AND collection IN ({places}) AND index_id = ?",
            (group_id, *sorted(collections), self._index_id),
        )

    def _vectors_from(self, group_id: str, first: int) -> list[tuple[int, bytes]]:
        rows = self._connection.exec_driver_sql(
            "SELECT number, vector FROM passages "
            "WHERE group_id = ? AND index_id = ? AND number >= ? ORDER BY number",
            (group_id, self._index_id, first),
        )
        return [(row[0], row[1]) for row in rows]

    def _numbers(self, group_id: str) -> Numbers:
        return self._first_column(
            "SELECT number FROM passages WHERE group_id = ? AND index_id = ?",
            (group_id, self._index_id),
        )

    def _first_column(self, sql: str, bound: tuple[object, ...]) -> Numbers:
        rows = self._connection.exec_driver_sql(sql, bound)
        return np.fromiter((row[0] for row in rows), np.int64)

    def _within(self, group_id: str, scope: Scope) -> tuple[str, tuple[object, ...]]:
        """Return a query for the numbers of passages in ``scope``; none when it is everything."""
        if scope.is_everything:
            return "", ()
        conditions = [
            ("articles.published >= ?", scope.since and scope.since.isoformat()),
            ("articles.published <= ?", scope.until and scope.until.isoformat()),
            ("articles.outlet_folded = ?", folded(scope.outlet)),
        ]
        used = [(sql, value) for sql, value in conditions if value is not None]
        sql = (
            "SELECT number FROM passages JOIN articles ON articles.group_id = passages.group_id "  # noqa: S608
            "AND articles.id = passages.article_id "
            "WHERE passages.group_id = ? AND passages.index_id = ? AND "
            + " AND ".join(condition for condition, _ in used)
        )
        return sql, (group_id, self._index_id, *(value for _, value in used))


def _state(group: Found[Any]) -> State:
    return State(group.key, group.next_number, group.removals)
