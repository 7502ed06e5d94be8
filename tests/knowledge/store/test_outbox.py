"""What goes out stands in the outbox once, and is read back as it was kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from knowledge.model import Because, Match, Span
from knowledge.store.base import Outgoing, Way
from knowledge.store.tables import OUTBOX
from tests.followed import DAY, ask, because, do, order, outgoing
from tests.made import NOON, put

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SHARE = st.none() | st.floats(0, 1)
SPANS = st.lists(st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6)), max_size=4)
MATCH = st.builds(
    Match,
    topic=st.integers(0, 10**9),
    article_id=WORDS,
    because=st.sampled_from(Because),
    phrases=st.lists(WORDS, max_size=4).map(tuple),
    score=SHARE,
    threshold=SHARE,
    like=st.none() | WORDS,
    sentences=SPANS.map(tuple),
    marks=SPANS.map(tuple),
)
OUTGOING = st.builds(
    Outgoing,
    article_id=WORDS,
    state=st.sampled_from(Way),
    slot=st.none() | st.sampled_from([NOON, NOON + DAY]),
    place=st.integers(0, 100),
    under=st.none() | WORDS,
    match=MATCH,
    note=WORDS,
    settled_at=st.none() | st.sampled_from([NOON, NOON + DAY / 7]),
)


@pytest.fixture
def number(store):
    return do(store, "keep_subscription", "g", order()).number


def out(store, number, group_id="g", **which):
    return [one.article_id for one in ask(store, "outgoing", group_id, number, **which)]


@given(batches=st.lists(st.lists(OUTGOING, unique_by=lambda one: one.article_id), max_size=3))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_kept_last_of_each_article_is_read_back_whole_by_slot_and_place(store, batches):
    last = {}
    with store.begin() as work:
        number = work.keep_subscription("g", order()).number
        for batch in batches:
            work.keep_outgoing("g", number, batch)
            last |= {one.article_id: one for one in batch}
        found = work.outgoing("g", number)
        named = work.outgoing("g", number, ids=list(last))

    def place(one):
        return one.slot is not None, one.slot or NOON, one.place, one.article_id.encode()

    assert list(found) == list(named) == sorted(last.values(), key=place)


def test_what_goes_is_found_by_its_slot_its_state_and_its_article(store, number):
    rows = [
        outgoing("first", 1),
        outgoing("second", 2, state=Way.SENT, under="first"),
        outgoing("later", 0, slot=NOON + DAY),
        outgoing("waiting", 5, slot=None),
        outgoing("copy", 3, state=Way.SKIPPED, note="copy first"),
    ]
    do(store, "keep_outgoing", "g", number, rows)

    assert out(store, number) == ["waiting", "first", "second", "copy", "later"]
    assert out(store, number, slot=NOON) == ["first", "second", "copy"]
    assert out(store, number, state=Way.PENDING) == ["waiting", "first", "later"]
    assert out(store, number, slot=NOON, state=Way.PENDING) == ["first"]
    assert out(store, number, ids=["later", "first", "unknown"]) == ["first", "later"]
    assert out(store, number, ids=["later", "copy"], state=Way.SKIPPED) == ["copy"]
    assert out(store, number, ids=[]) == []


def test_more_articles_than_one_statement_takes_are_kept_and_found(store, number):
    ids = [f"{n:04}" for n in range(1200)]
    rows = [outgoing(one, place) for place, one in enumerate(ids)]
    do(store, "keep_outgoing", "g", number, rows)
    do(store, "keep_outgoing", "g", number, [replace(one, state=Way.SENT) for one in rows])

    assert out(store, number, ids=ids) == out(store, number, state=Way.SENT) == ids


def test_an_article_that_changes_its_way_is_still_there_once(store, number):
    do(store, "keep_outgoing", "g", number, [outgoing("a"), outgoing("b", 1)])
    changed = outgoing("a", 4, state=Way.SENT, slot=NOON + DAY, settled_at=NOON)
    do(store, "keep_outgoing", "g", number, [changed])

    assert ask(store, "outgoing", "g", number) == (outgoing("b", 1), changed)


def test_r08_the_file_itself_refuses_an_article_twice(store, number):
    do(store, "keep_outgoing", "g", number, [outgoing("a")])
    with store.begin() as work:
        row = work._connection.execute(OUTBOX.select()).mappings().one()
        with pytest.raises(IntegrityError):
            work._connection.execute(insert(OUTBOX).values(**row))


def test_groups_and_subscriptions_do_not_see_each_others_outbox(store, number):
    second = do(store, "keep_subscription", "g", order()).number
    do(store, "keep_outgoing", "g", number, [outgoing("a")])
    do(store, "keep_outgoing", "h", number, [outgoing("b")])

    assert out(store, number) == ["a"]
    assert out(store, second) == out(store, number, "h") == []


def test_r01_what_went_out_is_known_when_its_article_is_forgotten_and_added_again(
    store, number, keep
):
    one = keep("The treaty was signed.")
    do(store, "keep_outgoing", "g", number, [outgoing(one.id, state=Way.SENT)])
    with store.begin() as work:
        work.remove("g", one.id, NOON)
        work.forget_removed(NOON + DAY)
        put(work, "g", one)
        work.commit()

    assert out(store, number, ids=[one.id], state=Way.SENT) == [one.id]


def test_a_match_of_a_later_or_an_earlier_version_is_read(store, number):
    do(store, "keep_outgoing", "g", number, [outgoing("a")])
    later = (
        '{"topic": 1, "article_id": "a", "because": "phrase", "score": 0.5, '
        '"sentences": [{"start": 0, "end": 4, "page": 7}], "mood": {"is": "grim"}}'
    )
    with store.begin() as work:
        work._connection.execute(update(OUTBOX).values(match=later))
        work.commit()

    read = ask(store, "outgoing", "g", number)[0].match
    assert read == Match(1, "a", Because.PHRASE, score=0.5, sentences=(Span(0, 4),))
    assert because("a") != read
