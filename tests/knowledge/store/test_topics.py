"""Topics are read back as they were kept, by their group and their owner."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from knowledge.model import Topic
from knowledge.store.tables import TOPICS
from tests.followed import ask, do, order

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
SEVERAL = st.lists(WORDS, max_size=4).map(tuple)
UNIQUE = st.lists(WORDS, max_size=4, unique=True).map(tuple)
TOPIC = st.builds(
    Topic,
    name=WORDS,
    any_of=SEVERAL,
    all_of=SEVERAL,
    none_of=SEVERAL,
    outlets=SEVERAL,
    not_outlets=SEVERAL,
    description=WORDS,
    examples=UNIQUE,
    muted=UNIQUE,
    owner=st.none() | st.text("0123456789", min_size=1),
    number=st.just(0),
)
WATER = Topic("Water rights", any_of=("water right*",), examples=("a", "b"), muted=("c",))


@given(first=TOPIC, second=TOPIC)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_topic_is_read_back_whole_when_it_is_new_and_when_it_was_changed(store, first, second):
    with store.begin() as work:
        kept = work.keep_topic("g", first)
        assert work.topic("g", kept.number) == kept
        changed = work.keep_topic("g", _numbered(second, kept.number))
        assert work.topic("g", kept.number) == changed == _numbered(second, kept.number)


def _numbered(topic, number):
    return Topic(**{name: getattr(topic, name) for name in Topic.__slots__} | {"number": number})


def test_a_new_topic_gets_a_number_that_none_had_before(store):
    first = do(store, "keep_topic", "g", WATER)
    do(store, "forget_topic", "g", first.number)
    second = do(store, "keep_topic", "g", WATER)

    assert second.number > first.number > 0


def test_the_groups_topics_come_by_name_whatever_its_case(store):
    for name in ("ÉTUDES", "water", "Budget", "études b"):
        do(store, "keep_topic", "g", Topic(name))

    names = [one.name for one in ask(store, "topics", "g")]
    assert names == ["Budget", "water", "ÉTUDES", "études b"]


def test_private_topics_are_apart_from_those_of_the_group_and_of_others(store):
    ours = do(store, "keep_topic", "g", WATER)
    mine = do(store, "keep_topic", "g", Topic("Water rights", owner="7"))
    theirs = do(store, "keep_topic", "g", Topic("Water rights", owner="8"))

    assert ask(store, "topics", "g") == (ours,)
    assert ask(store, "topics", "g", "7") == (mine,)
    assert ask(store, "topics", "g", "9") == ()
    assert ask(store, "topic", "g", theirs.number) == theirs


@pytest.mark.parametrize("owner", [None, "7"])
def test_two_topics_of_a_name_are_refused_whatever_its_case(store, owner):
    do(store, "keep_topic", "g", Topic("Water  rights", owner=owner))

    with pytest.raises(IntegrityError):
        do(store, "keep_topic", "g", Topic("WATER rights", owner=owner))


def test_groups_do_not_see_or_change_each_others_topics(store):
    ours = do(store, "keep_topic", "g", WATER)
    assert ask(store, "topic", "h", ours.number) is None
    assert ask(store, "topics", "h") == ()

    do(store, "keep_topic", "h", Topic("Bridges", number=ours.number))
    do(store, "forget_topic", "h", ours.number)
    assert ask(store, "topics", "g") == (ours,)
    assert ask(store, "topics", "h") == ()


def test_a_topic_that_was_forgotten_is_not_kept_again_by_a_change(store):
    kept = do(store, "keep_topic", "g", WATER)
    do(store, "forget_topic", "g", kept.number)
    do(store, "keep_topic", "g", kept)

    assert ask(store, "topics", "g") == ()


def test_a_forgotten_topic_is_followed_by_no_subscription(store):
    water, budget = (do(store, "keep_topic", "g", Topic(name)) for name in ("Water", "Budget"))
    kept = do(store, "keep_subscription", "g", order(water.number, budget.number))
    do(store, "forget_topic", "g", water.number)

    assert ask(store, "subscription", "g", kept.number).topics == (budget.number,)


def test_what_a_later_version_kept_of_a_topic_is_left_out(store):
    kept = do(store, "keep_topic", "g", WATER)
    with store.begin() as work:
        later = '{"any_of": ["water right*"], "nearby": ["x"]}'
        work._connection.execute(update(TOPICS).values(definition=later))
        work.commit()

    assert ask(store, "topic", "g", kept.number) == kept
