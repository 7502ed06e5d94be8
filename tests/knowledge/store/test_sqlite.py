"""The embedded store keeps its promises."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from knowledge.errors import DatabaseTooNew, IndexMismatch, StoreUnavailable
from knowledge.model import IndexMark, Scope
from knowledge.store.base import Store
from knowledge.store.sqlite import FILE, open_sqlite
from tests.made import NOON, article, new_store, original, passages, put, vector

ANY = Scope()


def keep(store: Store, group_id: str, *articles) -> None:
    for one in articles:
        with store.begin() as work:
            put(work, group_id, one)
            work.commit()


def found(store: Store, group_id: str, *words: str, scope: Scope = ANY) -> list[str]:
    with store.look() as view:
        hits = view.match(group_id, words, scope, 10)
        return [p.article.id for p in view.passages(group_id, [hit.number for hit in hits])]


def test_what_was_committed_is_read_back_whole(store):
    one = article("The treaty was signed. It binds four states.", outlet="Wire")
    keep(store, "g", one)

    with store.look() as view:
        assert view.article("g", one.id) == one
        assert view.original("g", one.id).body == one.text.encode()
        assert view.passages("g", [1])[0].passage == passages(one)[0].passage


def test_an_articles_passages_come_in_order_and_only_its_own(store):
    with store.begin() as work:
        one = article("First things first here. " * 40 + "\n\n" + "Then the second ones. " * 40)
        put(work, "g", one)
        put(work, "g", article("Quite another text stands here."))
        put(work, "other", one)
        found = work.passages_of("g", one.id)

        assert [kept.passage for kept in found] == [kept.passage for kept in passages(one)]
        assert {kept.article.id for kept in found} == {one.id}
        assert work.passages_of("none", one.id) == ()


def test_what_was_not_committed_leaves_no_trace(store):
    one = article("The treaty was signed.")
    with store.begin() as work:
        put(work, "g", one)

    with store.look() as view:
        assert (view.size("g").articles, view.size("g").passages, view.groups()) == (0, 0, ())


def test_words_are_found_in_any_english_form_and_in_the_title(store):
    one = article("Ministers ratified it.", title="The river treaties")
    keep(store, "g", one)

    assert found(store, "g", "ratify") == found(store, "g", "treaty") == [one.id]


def test_words_of_another_language_are_folded_but_not_stemmed(store):
    one = article("La réunion des ministres a été annulée.", language="fr")
    keep(store, "g", one)

    assert found(store, "g", "reunion") == [one.id]
    assert found(store, "g", "ministre") == []


def test_words_of_a_script_without_spaces_are_found(store):
    one = article("欧洲议会通过了人工智能法案。", language="zh")
    keep(store, "g", one)

    assert found(store, "g", "人工智能") == [one.id]


@given(words=st.lists(st.text(max_size=12), max_size=5))
@settings(max_examples=200, deadline=None)
def test_no_word_breaks_the_search(shared_store, words):
    with shared_store.look() as view:
        view.match("g", words, ANY, 10)
        counts = view.frequencies("g", words)

    assert all(count >= 0 for count in counts.values())


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory):
    opened = new_store(tmp_path_factory.mktemp("shared"))
    keep(
        opened, "g", article("The U.S. signed. It is so."), article("Nichts davon.", language="de")
    )
    yield opened
    opened.close()


def test_frequencies_count_every_form_of_a_word_and_phrases(store):
    keep(store, "g", article("The U.S. signed."), article("They sign often."), article("Us both."))

    with store.look() as view:
        assert view.frequencies("g", ["signing", "u.s.", "absent"]) == {
            "signing": 2,
            "u.s.": 1,
            "absent": 0,
        }


def test_a_scope_narrows_words_and_vectors_alike(store):
    old = article("An old accord.", published=date(2024, 1, 5), outlet="The Wire")
    new = article("A new accord.", published=date(2025, 1, 5), outlet="Ledger")
    undated = article("An undated accord.")
    keep(store, "g", old, new, undated)

    assert found(store, "g", "accord", scope=Scope(since=date(2024, 6, 1))) == [new.id]
    assert found(store, "g", "accord", scope=Scope(outlet="the wire")) == [old.id]
    with store.look() as view:
        hits = view.nearest("g", vector("x"), Scope(until=date(2024, 12, 31)), 10)
        assert [p.article.id for p in view.passages("g", [h.number for h in hits])] == [old.id]


def test_the_nearest_vector_is_the_same_text(store):
    texts = [f"Sentence number {n} stands alone." for n in range(30)]
    keep(store, "g", *map(article, texts))

    with store.look() as view:
        best = view.nearest("g", vector(texts[17]), ANY, 3)[0]
        assert view.passages("g", [best.number])[0].article.text == texts[17]
        assert best.score == pytest.approx(1, abs=1e-3)


def test_a_removed_article_is_found_by_nothing(store):
    one, other = article("The accord holds."), article("Another accord.")
    keep(store, "g", one, other)
    with store.look() as view:
        view.nearest("g", vector("x"), ANY, 5)
    with store.begin() as work:
        work.remove("g", one.id, NOON)
        work.commit()

    assert found(store, "g", "accord") == [other.id]
    with store.look() as view:
        assert len(view.nearest("g", vector("x"), ANY, 5)) == 1
        assert view.article("g", one.id) is None
        assert view.original("g", one.id) is None
        assert view.frequencies("g", ["accord"]) == {"accord": 1}


def test_another_model_is_refused_and_nothing_kept(store):
    keep(store, "g", article("One."))
    other = article("Two.")

    mark = IndexMark("another", "float32", 8)

    with store.begin() as work, pytest.raises(IndexMismatch, match="rapporteur reindex"):
        work.add("g", other, original(other), passages(other), mark)
    with store.look() as view:
        assert view.size("g").articles == 1


def test_the_same_article_twice_is_a_fault_of_ours_and_not_the_disks(store):
    one = article("The treaty was signed.")
    keep(store, "g", one)

    with pytest.raises(IntegrityError):
        keep(store, "g", one)


def test_a_second_index_replaces_the_first_once_it_is_whole(store):
    one, late = article("The first accord."), article("A late accord.")
    keep(store, "g", one)
    mark = IndexMark("another", "float32", 8)
    with store.begin() as work:
        work.start_index(mark)
        work.index("g", one, passages(one))
        work.commit()
    keep(store, "g", late)

    with store.begin() as work:
        assert not work.switch_index()
        work.index("g", late, passages(late))
        assert work.switch_index()
        work.commit()
    with store.look() as view:
        assert view.index_mark() == mark
        assert view.size("g").passages == 2
    assert sorted(found(store, "g", "accord")) == sorted([one.id, late.id])


def test_two_stores_on_one_folder_see_each_others_articles(tmp_path):
    first, second = open_sqlite(tmp_path), open_sqlite(tmp_path)
    keep(first, "g", article("A first accord."))
    with second.look() as view:
        assert len(view.nearest("g", vector("x"), ANY, 5)) == 1
    keep(first, "g", article("A second accord."))

    with second.look() as view:
        assert len(view.nearest("g", vector("x"), ANY, 5)) == 2
    assert len(found(second, "g", "accord")) == 2


def test_a_database_of_a_later_version_is_refused(tmp_path):
    open_sqlite(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()

    with pytest.raises(DatabaseTooNew, match="later version of Rapporteur"):
        open_sqlite(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / FILE).write_bytes(b"not a database, but long enough to look at" * 50)

    with pytest.raises(StoreUnavailable, match="not a database"):
        open_sqlite(tmp_path)


WORDS = ("treaty", "accord", "river", "border", "minister", "tariff")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(
    lambda words: " ".join(words).capitalize() + "."
)
CHANGES = st.lists(
    st.tuples(st.sampled_from("gh"), st.booleans(), TEXTS, st.sampled_from(["en", "de"])),
    max_size=14,
)


@pytest.mark.slow
@given(changes=CHANGES)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_each_group_answers_as_if_it_were_alone(tmp_path_factory, changes):
    together = new_store(tmp_path_factory.mktemp("together"))
    alone = {g: new_store(tmp_path_factory.mktemp(g)) for g in "gh"}
    for group_id, adds, text, language in changes:
        for store in (together, alone[group_id]):
            _change(store, group_id, adds, article(text, language=language))

    for group_id in "gh":
        assert _everything(together, group_id) == _everything(alone[group_id], group_id)
    for store in (together, *alone.values()):
        _check_word_tables(store)
        store.close()


def _change(store, group_id, adds, one):
    with store.begin() as work:
        there = work.article(group_id, one.id) is not None
        if adds and not there:
            put(work, group_id, one)
        elif not adds:
            work.remove(group_id, one.id, NOON)
        work.commit()


def _everything(store, group_id):
    with store.look() as view:
        return (
            view.articles(group_id),
            [view.match(group_id, [word, WORDS[0]], ANY, 5) for word in WORDS],
            view.nearest(group_id, vector("question"), ANY, 5),
            view.frequencies(group_id, WORDS),
            view.size(group_id),
        )


def _check_word_tables(store):
    with store.look() as view:
        connection = view._connection
        names = (
            connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5(%'"
            )
            .scalars()
            .all()
        )
        held = sum(
            connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar() for name in names
        )
        assert held == connection.exec_driver_sql("SELECT count(*) FROM passages").scalar()


WRITER = """
import sys
from pathlib import Path
from knowledge.store.sqlite import open_sqlite
from tests.made import article, put
store, name = open_sqlite(Path(sys.argv[1])), sys.argv[2]
for n in range(int(sys.argv[3])):
    one = article(f"Writer {name} wrote the accord {n}. It has a second sentence.")
    with store.begin() as work:
        put(work, "g", one)
        work.commit()
    print(one.id, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    root = Path(__file__).parents[3]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )


@pytest.mark.slow
def test_r15_two_processes_writing_at_once_lose_nothing(tmp_path):
    count = int(os.environ.get("RAPPORTEUR_TEST_WRITES", "150"))
    writers = [writer(tmp_path, name, count) for name in ("a", "b")]
    confirmed = [id_ for one in writers for id_ in one.communicate(timeout=300)[0].split()]

    assert [one.returncode for one in writers] == [0, 0]
    with open_sqlite(tmp_path).look() as view:
        assert sorted(one.id for one in view.articles("g")) == sorted(confirmed)
        assert len(confirmed) == 2 * count
        assert len(view.match("g", ["accord"], ANY, 3 * count)) == len(confirmed)


@pytest.mark.slow
def test_a_killed_writer_leaves_every_confirmed_article_whole_and_no_half(tmp_path):
    chance = random.Random(5)
    confirmed: list[str] = []
    for turn in range(int(os.environ.get("RAPPORTEUR_TEST_KILLS", "4"))):
        process = writer(tmp_path, str(turn), 100_000)
        first = process.stdout.readline().strip()
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        confirmed += [first, *process.communicate()[0].split()]

    store = open_sqlite(tmp_path)
    with store.look() as view:
        kept = {one.id: one for one in view.articles("g")}
        hits = view.match("g", ["accord"], ANY, 100_000)
        searchable = {p.article.id for p in view.passages("g", [hit.number for hit in hits])}
        assert set(confirmed) <= set(kept) == searchable
        assert all(view.original("g", id_) for id_ in kept)
        assert view._connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    _check_word_tables(store)
