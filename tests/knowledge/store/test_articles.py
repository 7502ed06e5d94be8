"""Outlets by how much they wrote, and an article's sentences."""

from __future__ import annotations

import sqlite3

from knowledge.model import IndexMark
from tests.made import passages


def outlets(store, group_id="g"):
    with store.look() as view:
        return view.outlets(group_id)


def test_outlets_come_with_the_most_articles_first_and_then_by_name(store, keep):
    for number, outlet in enumerate(["Wire", "Ledger", "Wire", "Civic", None]):
        keep(f"Article {number} is here.", outlet=outlet)

    assert outlets(store) == ("Wire", "Civic", "Ledger")


def test_an_outlet_in_several_spellings_is_one_by_its_commonest_name(store, keep):
    for number, outlet in enumerate(["THE WIRE", "The Wire", "The  wire", "The Wire", "Ledger"]):
        keep(f"Article {number} is here.", outlet=outlet)

    assert outlets(store) == ("The Wire", "Ledger")


def test_a_group_does_not_see_anothers_outlets(store, keep):
    keep("An article.", outlet="Wire")

    assert outlets(store, "h") == ()


def test_an_articles_sentences_are_its_passages_in_order(store, keep):
    text = " ".join(f"Number {n} is here." for n in range(40))
    one = keep(text)
    keep("Another article. It has two sentences.")

    with store.look() as view:
        assert [span.of(text) for span in view.sentences("g", one.id)] == [
            f"Number {n} is here." for n in range(40)
        ]
        assert view.sentences("h", one.id) == ()


def test_sentences_are_those_of_the_index_in_use(store, keep):
    one = keep("One stands here. Two stands there.")
    with store.begin() as work:
        work.start_index(IndexMark("another", "float32", 8))
        work.index("g", one, passages(one))
        work.commit()

    with store.look() as view:
        assert len(view.sentences("g", one.id)) == 2


def test_more_articles_hold_a_word_than_one_statement_takes_values(store, keep):
    kept = {keep(f"Accord number {number}.").id for number in range(30)}
    keep("Nothing of the kind.")

    with store.look() as view:
        driver = view._connection.connection.driver_connection
        before = driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 20)
        found = view.articles("g", words=["accord"])
        counted = view.count("g", words=["accord"])
        driver.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, before)

    assert {one.id for one in found} == kept
    assert counted == len(kept)
