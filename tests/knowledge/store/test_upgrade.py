"""A database of an earlier version is brought up to date with all that it keeps."""

from __future__ import annotations

import sqlite3

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from knowledge.model import Act, Entry, GroupSettings, Scope, Verdict
from knowledge.shingles import sampled, shingles
from knowledge.store.base import CitedAnswer
from knowledge.store.sqlite import FILE, open_sqlite
from knowledge.store.tables import Row
from knowledge.store.upgrade import _MIGRATIONS, HEAD
from knowledge.store.word_index import WordTable
from tests.made import NOON, article, passages, put

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
