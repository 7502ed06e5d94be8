"""What holds of every database, whatever ended the process that wrote it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from knowledge.shingles import sampled, shingles
from knowledge.store.sqlite import FILE

PRESENT = "under IS NULL AND removed_at IS NULL"
# Each finds rows that must not be there.
CLAIMS = {
    "an original without its article": "SELECT article_id FROM originals EXCEPT "
    "SELECT id FROM articles",
    "an article without its original": "SELECT id FROM articles EXCEPT "
    "SELECT article_id FROM originals",
    "a passage of an article that is not searched": "SELECT article_id FROM passages EXCEPT "
    f"SELECT id FROM articles WHERE {PRESENT}",
    "a searched article without a passage": f"SELECT id FROM articles WHERE {PRESENT} EXCEPT "
    "SELECT article_id FROM passages",
    "a passage without its detail": "SELECT group_id, index_id, number FROM passages EXCEPT "
    "SELECT group_id, index_id, number FROM details",
    "a detail without its passage": "SELECT group_id, index_id, number FROM details EXCEPT "
    "SELECT group_id, index_id, number FROM passages",
    "shingles of an article that is not there": "SELECT article_id FROM shingles EXCEPT "
    "SELECT id FROM articles WHERE removed_at IS NULL",
    "an article under one that is not there": "SELECT id FROM articles WHERE under IS NOT NULL "
    "AND under NOT IN (SELECT id FROM articles WHERE under IS NULL)",
    "an article that no history tells of": "SELECT id FROM articles EXCEPT "
    "SELECT subject FROM history WHERE act IN ('added', 'revised', 'copied')",
    "a history of an article that is not there": "SELECT subject FROM history "
    "WHERE act IN ('added', 'revised', 'copied') EXCEPT SELECT id FROM articles",
    "an article that never arrived": "SELECT group_id, id FROM articles EXCEPT "
    "SELECT group_id, article_id FROM arrivals",
    "an arrival with a number that is still to be given out": "SELECT number FROM arrivals "
    "JOIN groups USING (group_id) WHERE number >= next_number",
    "an outcome without its batch": "SELECT group_id, key FROM batch_outcomes EXCEPT "
    "SELECT group_id, key FROM batches",
    "an outcome in an article that is not there": "SELECT article_id FROM batch_outcomes "
    "WHERE article_id IS NOT NULL EXCEPT SELECT id FROM articles",
    "a number that is missing in the history": "SELECT group_id FROM history GROUP BY group_id "
    "HAVING max(number) <> count(*) OR min(number) <> 1",
}
SHOWN = {
    "last": "SELECT act, subject FROM history WHERE number = (SELECT max(number) FROM history AS "
    "later WHERE later.subject = history.subject AND later.group_id = history.group_id)",
    "removed": "SELECT id, under, removed_at IS NOT NULL FROM articles",
}


def faults_in(folder: Path) -> list[str]:
    """Say what of a database does not fit together; nothing where all does."""
    with closing(sqlite3.connect(folder / FILE)) as connection:
        return [*_of_sqlite(connection), *_of_rows(connection), *_of_texts(connection)]


def _of_sqlite(connection: sqlite3.Connection) -> Iterator[str]:
    for check in ("integrity_check", "foreign_key_check"):
        found = connection.execute(f"PRAGMA {check}").fetchall()
        if found not in ([("ok",)], []):
            yield f"{check}: {found[:3]}"
    held = 0
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5(%'"
    ).fetchall():
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")
        held += connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    passages = connection.execute("SELECT count(*) FROM passages").fetchone()[0]
    if held != passages:
        yield f"{held} passages have words, of {passages}"


def _of_rows(connection: sqlite3.Connection) -> Iterator[str]:
    for claim, query in CLAIMS.items():
        found = connection.execute(query).fetchall()
        if found:
            yield f"{claim}: {found[:3]}"
    last = {subject: act for act, subject in connection.execute(SHOWN["last"])}
    for id_, under, is_removed in connection.execute(SHOWN["removed"]):
        acts = {last.get(one) for one in (id_, under) if one is not None}
        if is_removed != ("removed" in acts):
            yield f"{id_} under {under} is {'gone' if is_removed else 'there'} after {acts}"


def _of_texts(connection: sqlite3.Connection) -> Iterator[str]:
    kept: dict[str, set[int]] = {}
    for article_id, shingle in connection.execute("SELECT article_id, shingle FROM shingles"):
        kept.setdefault(article_id, set()).add(shingle)
    rows = connection.execute("SELECT id, text FROM articles WHERE removed_at IS NULL")
    for article_id, text in rows:
        if kept.get(article_id, set()) != set(sampled(shingles(text))):
            yield f"the shingles of {article_id} are not those of its text"
