"""Of an erased group nothing is left, whatever table it was in; of every other group all is."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select
from sqlalchemy.dialects import sqlite

from knowledge.model import Citation, Erased, Scope, Topic, Verdict
from knowledge.store.base import CitedAnswer
from knowledge.store.sqlite import FILE, open_sqlite
from knowledge.store.tables import Row
from knowledge.store.word_index import WordTable
from tests.followed import DAY, order, outgoing, slot
from tests.made import MARK, NOON, article, passages, put, vector

ANY = Scope()
OF_GROUPS = [table for table in Row.metadata.sorted_tables if "group_id" in table.c]
SECRET = "zanzibarsecret"


def erase(store, group_id="g"):
    with store.begin() as work:
        erased = work.erase(group_id)
        work.commit()
    return erased


def rows(store, group_id):
    """Return all rows of a group, by table."""
    with store.look() as view:
        return {
            table.name: view._connection.execute(
                select(table).where(table.c.group_id == group_id)
            ).all()
            for table in OF_GROUPS
        }


def words_of(store, key):
    """Return what the word tables of a group are made of, by table, byte for byte."""
    with store.look() as view:
        run = view._connection.exec_driver_sql
        pattern = f"words\\_{key}\\_%"
        names = run(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%fts5vocab%' "
            "AND name LIKE ? ESCAPE '\\' ORDER BY name",
            (pattern,),
        )
        return {name: run(f"SELECT * FROM {name}").all() for name in names.scalars().all()}


def fill(store, group_id, number):
    """Put one row of a group into every table that has groups."""
    made = {
        "INTEGER": number,
        "BIGINT": number,
        "BOOLEAN": True,
        "FLOAT": 0.5,
        "BLOB": b"x",
        "VARCHAR": group_id,
    }
    with store.begin() as work:
        WordTable(number, number, stem=True, collection=number).create(work._connection)
        for table in OF_GROUPS:
            values = {one.name: made[one.type.compile(sqlite.dialect())] for one in table.c}
            work._connection.execute(insert(table).values(values | {"group_id": group_id}))
        work.commit()


def live(store, group_id, text="The accord holds."):
    """Keep something of each kind, as the program does."""
    one, other = article(text), article(f"Nichts davon. {text}", language="de")
    with store.begin() as work:
        put(work, group_id, one)
        put(work, group_id, other)
        cited = Citation(one.id, 0, 5, None, 0.5)
        work.keep_answer(group_id, "k", CitedAnswer(Verdict.ANSWERED, (cited,)), NOON)
        work.rate(group_id, cited, helpful=True)
        work.request_source(group_id, "r", text, NOON)
        topic = work.keep_topic(group_id, Topic(text[:20], any_of=(text,), examples=(one.id,)))
        number = work.keep_subscription(group_id, order(topic.number)).number
        work.keep_slot(group_id, slot(number))
        work.keep_outgoing(group_id, number, [outgoing(one.id)])
        work.left(group_id, NOON)
        work.commit()
    return one


def nearest(store, group_id, text):
    with store.look() as view:
        hits = view.nearest(group_id, vector(text), ANY, 5)
        found = view.passages(group_id, [hit.number for hit in hits])
        return [(hit.number, hit.score) for hit in hits], [one.article.text for one in found]


def test_every_table_that_has_groups_is_emptied_of_one_and_left_alone_of_another(store):
    fill(store, "g", 1)
    fill(store, "h", 2)
    before = rows(store, "h"), words_of(store, 2)
    assert all(rows(store, "g").values())
    assert all(before[0].values())

    erase(store)

    assert not any(rows(store, "g").values())
    assert words_of(store, 1) == {}
    assert (rows(store, "h"), words_of(store, 2)) == before
    with store.look() as view:
        run = view._connection.exec_driver_sql
        assert run("PRAGMA foreign_key_check").all() == []
        assert run("PRAGMA integrity_check").scalar() == "ok"


def test_what_was_erased_is_counted(store):
    live(store, "g")

    counts = Erased(articles=2, answers=1, requests=1, history=0, topics=1, subscriptions=1)
    assert erase(store) == counts
    assert erase(store) == Erased(0, 0, 0, 0)
    assert counts.is_anything
    assert not Erased(0, 0, 0, 0).is_anything


def test_another_group_with_the_same_articles_answers_as_before(store):
    live(store, "g")
    live(store, "h")
    with store.look() as view:
        before = nearest(store, "h", "x"), view.match("h", ["accord"], ANY, 5)
        kept = rows(store, "h"), words_of(store, 2)

    erase(store)

    with store.look() as view:
        assert (nearest(store, "h", "x"), view.match("h", ["accord"], ANY, 5)) == before
    assert (rows(store, "h"), words_of(store, 2)) == kept
    assert all(kept[1].values())


def test_an_index_being_built_is_emptied_as_well(store):
    one = live(store, "g")
    with store.begin() as work:
        work.start_index(MARK)
        work.index("g", one, passages(one))
        work.commit()
    assert len(words_of(store, 1)) > 10

    erase(store)

    assert words_of(store, 1) == {}
    with store.look() as view:
        assert view.unindexed(10) == ()


def test_of_an_erased_group_nothing_is_due_and_nothing_followed(store):
    live(store, "g")
    live(store, "h")
    for group_id in "gh":
        with store.begin() as work:
            work.came_back(group_id)
            work.commit()

    erase(store)

    with store.look() as view:
        assert (view.topics("g"), view.subscriptions("g"), view.arrived("g", 0)) == ((), (), ())
        assert {group_id for group_id, _ in view.due(NOON + DAY, 9)} == {"h"}
        assert view.topics("h") != ()


def test_without_a_commit_nothing_is_erased(store):
    live(store, "g")
    before = rows(store, "g")
    with store.begin() as work:
        work.erase("g")

    assert rows(store, "g") == before
    assert nearest(store, "g", "The accord holds.")[0]


def test_the_groups_of_which_anything_is_kept_are_known(store):
    live(store, "b")
    with store.begin() as work:
        work.request_source("a", "r", "Why?", NOON)
        work.keep_answer("c", "k", CitedAnswer(Verdict.REFUSED, ()), NOON)
        work.commit()
    with store.look() as view:
        assert view.all_groups() == ("a", "b", "c")

    erase(store, "b")

    with store.look() as view:
        assert view.all_groups() == ("a", "c")


@pytest.mark.parametrize("asks_between", [True, False])
def test_a_group_begun_again_is_served_nothing_old_in_this_or_another_process(
    tmp_path, asks_between
):
    here, elsewhere = open_sqlite(tmp_path), open_sqlite(tmp_path)
    old, new = "The old accord.", "The new treaty."
    with here.begin() as work:
        put(work, "g", article(old))
        work.commit()
    for store in (here, elsewhere):
        assert nearest(store, "g", old)[1] == [old]

    erase(here)
    if asks_between:
        assert nearest(elsewhere, "g", old) == ([], [])
        assert elsewhere._cache._kept == {}
    # As far along as it was before: one article of one passage.
    with here.begin() as work:
        put(work, "g", article(new))
        work.commit()

    for store in (here, elsewhere):
        hits, texts = nearest(store, "g", new)
        assert texts == [new]
        assert hits == [(1, pytest.approx(1, abs=1e-3))]
        with store.look() as view:
            assert view.size("g").passages == 1
    here.close()
    elsewhere.close()


def test_a_look_opened_before_sees_the_group_to_its_end(tmp_path):
    here, elsewhere = open_sqlite(tmp_path), open_sqlite(tmp_path)
    text = "The old accord."
    with here.begin() as work:
        put(work, "g", article(text))
        work.commit()
    with elsewhere.look() as view:
        assert len(view.articles("g")) == 1
        erase(here)
        assert len(view.nearest("g", vector(text), ANY, 5)) == 1
    assert nearest(elsewhere, "g", text) == ([], [])
    here.close()
    elsewhere.close()


def test_the_key_of_an_erased_group_is_given_to_no_other(store):
    keys = []
    for name in ("a", "b", "b", "c"):
        with store.begin() as work:
            put(work, name, article("One."))
            keys.append(work._key(name))
            work.commit()
        if name != "a":
            erase(store, name)

    assert keys == [1, 2, 3, 4]


def test_the_words_of_an_erased_group_are_in_no_file_of_the_folder(tmp_path):
    store = open_sqlite(tmp_path)
    live(store, "g", f"The {SECRET} holds. " * 400)
    live(store, "h")
    folded = SECRET.encode()
    assert any(folded in file.read_bytes() for file in tmp_path.iterdir())

    erase(store)

    assert store.scrub()
    assert all(folded not in file.read_bytes() for file in tmp_path.iterdir())
    assert (tmp_path / f"{FILE}-wal").stat().st_size == 0
    store.close()


def test_scrubbing_waits_for_no_reader_for_long_and_is_done_the_next_time(tmp_path, monkeypatch):
    monkeypatch.setattr("knowledge.store.sqlite._SCRUB_PATIENCE", 0.05)
    here, elsewhere = open_sqlite(tmp_path), open_sqlite(tmp_path)
    live(here, "g")
    with elsewhere.look() as view:
        view.articles("g")
        erase(here)
        assert not here.scrub()
    assert here.scrub()
    here.close()
    elsewhere.close()
