"""Articles arrive when they are added, brought back or opened, and only then."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.model import ANYBODY, CURATING, Collection, Reader, Relation
from tests.followed import ask, do
from tests.made import MARK, NOON, article, new_store, passages, put

TEXTS = ("The treaty was signed.", "The tariff doubled.", "The bridge fell.")


@pytest.fixture
def kept(keep):
    return [keep(text) for text in TEXTS]


def arrived(store, after=0, group_id="g", reader=ANYBODY):
    with store.look(reader) as view:
        return [one.id for one in view.arrived(group_id, after)]


def number(store, one, group_id="g"):
    return ask(store, "arrival_of", group_id, one.id)


def restore(store, one):
    do(store, "restore", "g", one.id, passages(one), MARK)


def test_articles_arrive_in_the_order_they_are_added_in(store, kept):
    assert arrived(store) == [one.id for one in kept]
    assert number(store, kept[0]) < number(store, kept[1]) < number(store, kept[2])
    assert ask(store, "latest_arrival", "g") == number(store, kept[2])


def test_only_what_arrived_after_a_number_is_returned_whole(store, kept):
    assert ask(store, "arrived", "g", number(store, kept[1])) == (kept[2],)
    assert arrived(store, number(store, kept[2])) == []


def test_r05_the_clock_decides_nothing(store):
    for days, text in zip((2, 0, 1), TEXTS, strict=True):
        one = replace(article(text), added_at=NOON - timedelta(days=days))
        with store.begin() as work:
            put(work, "g", one)
            work.commit()

    assert arrived(store) == [article(text).id for text in TEXTS]


def test_r05_the_first_article_of_an_empty_library_arrives(store, keep):
    assert ask(store, "latest_arrival", "g") == 0
    one = keep(TEXTS[0])
    assert arrived(store, 0) == [one.id]


def test_groups_do_not_see_each_others_arrivals(store, kept, keep):
    other = keep(TEXTS[0], "h")

    assert arrived(store, group_id="h") == [other.id]
    assert ask(store, "latest_arrival", "h") == number(store, other, "h")
    assert ask(store, "arrival_of", "h", kept[1].id) == 0


def test_an_article_that_is_brought_back_arrives_again(store, kept):
    before = ask(store, "latest_arrival", "g")
    do(store, "remove", "g", kept[0].id, NOON)
    assert arrived(store) == [kept[1].id, kept[2].id]
    assert number(store, kept[0]) == 0
    restore(store, kept[0])

    assert arrived(store, before) == [kept[0].id]
    assert arrived(store) == [kept[1].id, kept[2].id, kept[0].id]


def test_an_article_added_in_place_of_a_removed_one_arrives(store, kept):
    before = ask(store, "latest_arrival", "g")
    do(store, "remove", "g", kept[2].id, NOON)
    with store.begin() as work:
        put(work, "g", kept[2])
        work.commit()

    assert arrived(store, before) == [kept[2].id]


def test_a_number_is_not_used_again_once_its_article_is_forgotten(store, kept, keep):
    before = number(store, kept[2])
    with store.begin() as work:
        work.remove("g", kept[2].id, NOON)
        work.forget_removed(NOON + timedelta(seconds=1))
        work.commit()
    assert ask(store, "latest_arrival", "g") == number(store, kept[1])

    assert number(store, keep("A new text.")) > before


def test_what_becomes_a_copy_is_no_arrival_and_a_new_version_is_one(store, kept):
    do(store, "put_under", "g", kept[2].id, kept[0].id, Relation.COPY)
    assert arrived(store) == [kept[0].id, kept[1].id]
    do(store, "put_under", "g", kept[0].id, kept[1].id, Relation.REVISION)
    assert arrived(store) == [kept[1].id]


def test_an_article_edited_does_not_arrive_again(store, kept):
    before = ask(store, "latest_arrival", "g")
    do(store, "edit", "g", kept[0].id, replace(kept[0].details, title="Another"))

    assert arrived(store, before) == []


@pytest.fixture
def closed(store):
    """An article in a collection that only the board reads, and the collection's number."""
    with store.begin() as work:
        made = work.create_collection("g", "Minutes")
        work.change_collection("g", Collection(made.number, "Minutes", ("board",)))
        one = replace(article(TEXTS[0]), collection=made.number)
        put(work, "g", one)
        work.commit()
    return one


def test_what_stands_in_a_collection_arrives_for_those_who_read_it_alone(store, closed):
    assert arrived(store) == []
    assert number(store, closed) == 0
    assert arrived(store, reader=Reader(frozenset({"board"}))) == [closed.id]
    assert arrived(store, reader=CURATING) == [closed.id]


def test_an_article_that_is_opened_arrives_then(store, closed):
    before = ask(store, "latest_arrival", "g")
    assert before > 0
    do(store, "move", "g", closed.id, None)

    assert arrived(store, before) == [closed.id]


def test_an_article_that_was_open_already_or_is_closed_does_not_arrive(store, closed):
    do(store, "move", "g", closed.id, None)
    before = ask(store, "latest_arrival", "g")
    do(store, "move", "g", closed.id, None)
    do(store, "move", "g", closed.id, closed.collection)
    do(store, "move", "g", closed.id, closed.collection)

    assert arrived(store, before, reader=CURATING) == []


def test_arrivals_are_read_from_the_number_on_and_not_from_the_first(store, kept):
    with store.look() as view:
        statements = []
        view._connection.connection.driver_connection.set_trace_callback(statements.append)
        view.arrived("g", 5)
        view._connection.connection.driver_connection.set_trace_callback(None)
        run = view._connection.exec_driver_sql
        plan = [row[3] for row in run(f"EXPLAIN QUERY PLAN {statements[-1]}")]

    assert plan[0] == "SEARCH arrivals USING PRIMARY KEY (group_id=? AND number>?)"
    assert all(one.startswith("SEARCH") for one in plan)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("add", "remove", "restore", "close", "open", "forget")),
        st.integers(0, len(TEXTS) - 1),
    ),
    max_size=12,
)


@pytest.mark.slow
@given(acts=ACTS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_done_who_saw_all_that_arrived_sees_what_comes_after_and_only_that(
    tmp_path_factory, acts
):
    store = new_store(tmp_path_factory.mktemp("arrivals"))
    minutes = do(store, "create_collection", "g", "Minutes").number
    there, gone, closed = set(), set(), set()
    for act, place in acts:
        one, before = article(TEXTS[place]), ask(store, "latest_arrival", "g")
        new = set()
        with store.begin() as work:
            if act == "add" and place not in there:
                put(work, "g", one)
                new = {place}
            elif act == "remove" and place in there:
                work.remove("g", one.id, NOON)
            elif act == "restore" and place in gone:
                work.restore("g", one.id, passages(one), MARK)
                new = {place} - closed
            elif act == "close" and place in there:
                work.move("g", one.id, minutes)
            elif act == "open" and place in there:
                work.move("g", one.id, None)
                new = {place} & closed
            elif act == "forget":
                work.forget_removed(NOON + timedelta(days=1))
            work.commit()
        there, gone, closed = _after(act, place, there, gone, closed)

        assert arrived(store, before) == [article(TEXTS[one]).id for one in new]
        assert set(arrived(store)) == {article(TEXTS[one]).id for one in there - closed}
    store.close()


def _after(act, place, there, gone, closed):
    """Return what is there, removed and in a collection after something was done."""
    one = {place}
    if act == "add" and place not in there:
        return there | one, gone - one, closed - one
    if act == "remove":
        return there - one, gone | (one & there), closed
    if act == "restore":
        return there | (one & gone), gone - one, closed
    if act == "close":
        return there, gone, closed | (one & there)
    if act == "open":
        return there, gone, closed - (one & there)
    return there, set(), closed - gone
