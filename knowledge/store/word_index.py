"""The FTS5 tables of a group: one for stemmed words and one for plain, in each index.

A group has tables of its own, so that neither its candidates nor its BM25
statistics nor its speed depend on what other groups keep. So has each of its
collections: who may not read one is answered as if it were not there.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, column, literal_column, select, table

from knowledge.words import separated, terms, tokenizer

# FTS5's weight for a word that stands in half of the rows or more.
_LEAST_WEIGHT = 1e-6


@dataclass(frozen=True, slots=True)
class WordTable:
    """One FTS5 table; its rows are passages by number, its text is not kept twice."""

    group_key: int
    index_id: int
    stem: bool
    collection: int = 0

    @property
    def name(self) -> str:
        """Return the table's name."""
        place = f"_{self.collection}" if self.collection else ""
        kind = "stemmed" if self.stem else "plain"
        return f"words_{self.group_key}_{self.index_id}_{kind}{place}"

    def create(self, connection: Connection) -> None:
        """Create the table and the view of its vocabulary."""
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {self.name} USING fts5("
            f"title, text, content='', tokenize='{tokenizer(stem=self.stem)}')"
        )
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {self.name}_terms USING fts5vocab({self.name}, 'row')"
        )

    def drop(self, connection: Connection) -> None:
        """Drop the table and the view of its vocabulary."""
        connection.exec_driver_sql(f"DROP TABLE {self.name}_terms")
        connection.exec_driver_sql(f"DROP TABLE {self.name}")

    def put(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        """Index passages: number, title, text."""
        connection.exec_driver_sql(
            f"INSERT INTO {self.name} (rowid, title, text) VALUES (?, ?, ?)",  # noqa: S608
            _separated(rows),
        )

    def take_out(self, connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
        """Forget passages, given with the very words they were put in with."""
        connection.exec_driver_sql(
            f"INSERT INTO {self.name} ({self.name}, rowid, title, text) "  # noqa: S608
            "VALUES ('delete', ?, ?, ?)",
            _separated(rows),
        )

    def bytes(self, connection: Connection) -> int:
        """Add up what the index of the words takes, in bytes."""
        sql = f"SELECT sum(length(block)) FROM {self.name}_data"  # noqa: S608
        return connection.exec_driver_sql(sql).scalar() or 0

    def match(
        self,
        connection: Connection,
        words: Sequence[str],
        within: str,
        bound: tuple[object, ...],
        limit: int,
    ) -> list[tuple[int, float]]:
        """Return numbers and BM25 scores, best first; ``within`` may narrow the rows."""
        forms = terms(words, stem=self.stem)
        query = " OR ".join(
            _phrase(word) for word, found in zip(words, forms, strict=True) if found
        )
        if not query:
            return []
        found = connection.exec_driver_sql(
            f"SELECT rowid, -rank FROM {self.name} "  # noqa: S608
            f"WHERE {self.name} MATCH ? {within} ORDER BY rank, rowid LIMIT ?",
            (query, *bound, limit),
        )
        return [(row[0], row[1]) for row in found]

    def size(self, connection: Connection) -> int:
        """Count the passages."""
        sql = f"SELECT count(*) FROM {self.name}_docsize"  # noqa: S608
        return int(connection.exec_driver_sql(sql).scalar_one())

    def is_empty(self, connection: Connection) -> bool:
        """Tell whether there is no passage."""
        sql = f"SELECT 1 FROM {self.name}_docsize LIMIT 1"  # noqa: S608
        return connection.exec_driver_sql(sql).first() is None

    def holding(self, words: Sequence[str]) -> Select[Any] | None:
        """Return a query for the passages that hold all of some words, title included."""
        forms = terms(words, stem=self.stem)
        used = [_phrase(word) for word, found in zip(words, forms, strict=True) if found]
        if not used:
            return None
        matches = literal_column(self.name).op("MATCH")(" AND ".join(used))
        return select(column("rowid")).select_from(table(self.name)).where(matches)

    def frequencies(self, connection: Connection, words: Sequence[str]) -> list[int]:
        """Count for each word the passages that hold it in any of its forms."""
        return [
            self._frequency(connection, word, forms)
            for word, forms in zip(words, terms(words, stem=self.stem), strict=True)
        ]

    def _frequency(self, connection: Connection, word: str, forms: tuple[str, ...]) -> int:
        if not forms:
            return 0
        if len(forms) == 1:
            sql = f"SELECT doc FROM {self.name}_terms WHERE term = ?"  # noqa: S608
            return connection.exec_driver_sql(sql, forms).scalar() or 0
        sql = f"SELECT count(*) FROM {self.name} WHERE {self.name} MATCH ?"  # noqa: S608
        return connection.exec_driver_sql(sql, (_phrase(word),)).scalar() or 0


def match_together(
    connection: Connection,
    tables: Sequence[WordTable],
    words: Sequence[str],
    within: str,
    bound: tuple[object, ...],
    limit: int,
) -> list[tuple[int, float]]:
    """Do as :meth:`WordTable.match` in several tables, each word weighed as over all of them.

    By itself a table weighs a word by how rare it is there, which in a small
    one says little: nothing is rare among five passages.
    """
    sizes = [one.size(connection) for one in tables]
    counts = [one.frequencies(connection, words) for one in tables]
    scores: dict[int, float] = defaultdict(float)
    rows = sum(sizes)
    for place, word in enumerate(words):
        weight = _weight(rows, sum(found[place] for found in counts))
        for one, size, found in zip(tables, sizes, counts, strict=True):
            if found[place]:
                by_itself = _weight(size, found[place])
                for number, score in one.match(connection, [word], within, bound, -1):
                    scores[number] += score / by_itself * weight
    return sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))[:limit]


def _weight(rows: int, holding: int) -> float:
    """Return the weight of a word in BM25 as FTS5 has it, by the rows that hold it."""
    return max(math.log((rows - holding + 0.5) / (holding + 0.5)), _LEAST_WEIGHT)


def _phrase(word: str) -> str:
    """Return a word as an FTS5 string."""
    return '"{}"'.format(separated(word).replace('"', '""'))


def _separated(rows: Sequence[tuple[int, str, str]]) -> list[tuple[int, str, str]]:
    return [(number, separated(title), separated(text)) for number, title, text in rows]
