"""A database of an earlier version is brought up to date with all that it keeps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from knowledge.model import CURATING, Act, Entry, GroupSettings, Scope, Topic, Verdict
from knowledge.shingles import sampled, shingles
from knowledge.store.base import CitedAnswer
from knowledge.store.sqlite import FILE, open_sqlite
from knowledge.store.tables import Row
from knowledge.store.upgrade import _MIGRATIONS, HEAD
from knowledge.store.word_index import WordTable
from tests.followed import ask, do, order, outgoing, slot
from tests.made import MARK, NOON, article, passages, put, vector

ONE = article("The treaty was signed. It binds four states.", outlet="Wire")


@pytest.fixture
def first_version(tmp_path):
    """A folder as the first version left it, with one article."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["file"] = tmp_path / FILE
    command.upgrade(config, "0001")
    today = open_sqlite(tmp_path / "today")
    with today.begin() as work:
        put(work, "g", ONE)
        work.commit()
    today.close()
    copy_rows(tmp_path / "today" / FILE, tmp_path / FILE)
    return tmp_path


def copy_rows(today, first):
    """Copy what the first version knew of out of today's tables."""
    engine = create_engine(f"sqlite:///{first}")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"ATTACH '{today}' AS today")
        names = [
            name for name in inspect(connection).get_table_names() if name in Row.metadata.tables
        ]
        for name in names:
            columns = ", ".join(f'"{c["name"]}"' for c in inspect(connection).get_columns(name))
            connection.exec_driver_sql(
                f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM today.{name}"
            )
        words = WordTable(1, 1, stem=True)
        words.create(connection)
        rows = [
            (n, ONE.details.title, ONE.text[p.passage.start : p.passage.end])
            for n, p in enumerate(passages(ONE), start=1)
        ]
        words.put(connection, rows)
    engine.dispose()


def revision(file):
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    connection.close()
    return found


def test_r17_articles_and_their_index_survive_the_migration_from_the_first_version(first_version):
    store = open_sqlite(first_version)
    with store.look() as view:
        assert view.article("g", ONE.id) == ONE
        assert view.original("g", ONE.id).body == ONE.text.encode()
        hits = view.match("g", ["treaty"], Scope(), 10)
        assert [p.article.id for p in view.passages("g", [h.number for h in hits])] == [ONE.id]
    store.close()

    assert revision(first_version / FILE) == HEAD


def test_an_article_of_the_first_version_is_known_by_its_runs_of_words(first_version):
    store = open_sqlite(first_version)
    with store.look() as view:
        assert view.alike("g", sampled(shingles(ONE.text)), 5, None) == (ONE,)
    store.close()


def test_a_migrated_database_keeps_answers(first_version):
    store = open_sqlite(first_version)
    with store.begin() as work:
        work.keep_answer("g", "k", CitedAnswer(Verdict.REFUSED, ()), NOON)
        work.commit()

    with store.look() as view:
        assert view.answer("g", "k") == CitedAnswer(Verdict.REFUSED, ())
    store.close()


def test_a_migrated_database_keeps_history_and_what_a_group_chooses(first_version):
    store = open_sqlite(first_version)
    with store.begin() as work:
        entry = work.record("g", Entry(Act.EDITED, "A title", NOON, "7", ONE.id))
        work.change_settings("g", GroupSettings(answer_days=30))
        work.commit()

    with store.look() as view:
        assert view.history("g", limit=5) == (entry,)
        assert view.settings("g") == GroupSettings(answer_days=30)
    store.close()


def test_a_migrated_database_keeps_what_is_followed_and_delivered(first_version):
    store = open_sqlite(first_version)
    topic = do(store, "keep_topic", "g", Topic("Water", examples=(ONE.id,)))
    kept = do(store, "keep_subscription", "g", order(topic.number))
    do(store, "keep_slot", "g", slot(kept.number))
    do(store, "keep_outgoing", "g", kept.number, [outgoing(ONE.id)])

    with store.look() as view:
        assert (view.topics("g"), view.subscriptions("g")) == ((topic,), (kept,))
        assert view.open_slot("g", kept.number) == slot(kept.number)
        assert view.outgoing("g", kept.number) == (outgoing(ONE.id),)
    store.close()


@pytest.fixture
def version_before(tmp_path):
    """A folder of the version before arrivals, with articles of two groups in no order."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["file"] = tmp_path / FILE
    command.upgrade(config, "0008")
    today = open_sqlite(tmp_path / "today")
    with today.begin() as work:
        for group_id, text, hours in ADDED:
            put(work, group_id, replace(article(text), added_at=NOON + timedelta(hours=hours)))
        work.remove("g", article("Removed.").id, NOON)
        made = work.create_collection("g", "Minutes")
        work.move("g", article("Closed.").id, made.number)
        work.request_source("g", "r", "Why?", NOON)
        work.commit()
    today.close()
    copy_tables(tmp_path / "today" / FILE, tmp_path / FILE)
    return tmp_path


ADDED = (
    ("g", "Third.", 3),
    ("h", "Of another.", 2),
    ("g", "First.", 1),
    ("g", "Removed.", 0),
    ("g", "Closed.", 4),
    ("g", "Second.", 1.5),
)


def copy_tables(today, before):
    """Copy all that the version before knew of, its word tables included."""
    with closing(sqlite3.connect(before)) as connection:
        connection.execute("ATTACH ? AS today", (str(today),))
        names = "SELECT name, sql FROM {}.sqlite_master WHERE type = 'table'"
        there = dict(connection.execute(names.format("main")).fetchall())
        for name, sql in connection.execute(names.format("today")).fetchall():
            if sql.startswith("CREATE VIRTUAL"):
                connection.execute(sql)
            columns = [row[1] for row in connection.execute(f"PRAGMA main.table_info({name})")]
            if name in there and name != "alembic_version":
                copied = ", ".join(f'"{one}"' for one in columns)
                connection.execute(
                    f"INSERT INTO main.{name} ({copied}) SELECT {copied} FROM today.{name}"
                )
        for (name,) in connection.execute(
            "SELECT name FROM today.sqlite_master WHERE name GLOB 'words_*_*' AND sql GLOB "
            "'CREATE TABLE*' "
        ).fetchall():
            connection.execute(f"DELETE FROM main.{name}")
            connection.execute(f"INSERT INTO main.{name} SELECT * FROM today.{name}")
        connection.commit()


def everything(store, group_id):
    """Return what both versions know of a group."""
    with store.look(CURATING) as view:
        return (
            view.articles(group_id),
            view.collections(group_id),
            view.requests(group_id),
            view.match(group_id, ["first", "third", "closed"], Scope(), 9),
            view.nearest(group_id, vector("First."), Scope(), 9),
            view.removed(group_id, article("Removed.").id),
            view.size(group_id),
        )


def test_r17_nothing_is_lost_on_the_way_from_the_version_before(version_before):
    today = open_sqlite(version_before / "today")
    migrated = open_sqlite(version_before)

    assert all(everything(today, "g"))
    for group_id in "gh":
        assert everything(migrated, group_id) == everything(today, group_id)
    today.close()
    migrated.close()
    assert revision(version_before / "library-before-0008.db") == "0008"


def test_the_articles_of_the_version_before_have_arrived_in_the_order_they_were_added(
    version_before,
):
    store = open_sqlite(version_before)
    with store.look(CURATING) as view:
        arrived = [one.text for one in view.arrived("g", 0)]
        numbers = [view.arrival_of("g", one.id) for one in view.arrived("g", 0)]
        assert view.latest_arrival("g") == numbers[-1]
        assert [one.text for one in view.arrived("h", 0)] == ["Of another."]

    assert arrived == ["First.", "Second.", "Third.", "Closed."]
    assert numbers == sorted(set(numbers))
    assert [one.text for one in ask(store, "arrived", "g", 0)] == arrived[:3]
    store.close()


def test_what_comes_after_the_migration_arrives_after_all_that_was_there(version_before):
    store = open_sqlite(version_before)
    kept = do(store, "keep_subscription", "g", order())
    removed = article("Removed.")
    with store.begin() as work:
        put(work, "g", article("New."))
        work.restore("g", removed.id, passages(removed), MARK)
        work.commit()

    with store.look() as view:
        new = view.arrived("g", view.seen("g", kept.number))
        passages_there = view.passages("g", range(1, 40))
    assert [one.text for one in new] == ["New.", "Removed."]
    assert len({one.number for one in passages_there}) == len(passages_there) == 5
    store.close()


def test_the_file_is_copied_before_it_is_migrated(first_version):
    open_sqlite(first_version).close()

    assert revision(first_version / "library-before-0001.db") == "0001"


def test_the_migrations_make_the_tables_that_the_code_reads(tmp_path):
    open_sqlite(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Row.metadata) == []
    engine.dispose()
