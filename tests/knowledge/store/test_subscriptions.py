"""Subscriptions are read back as they were kept, and remember what they have seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from knowledge.model import Options, Pause, Schedule, Subscription, Topic, Why
from knowledge.store.base import Way
from knowledge.store.tables import SUBSCRIPTIONS
from tests.followed import ask, do, order, outgoing, slot
from tests.made import NOON

WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
MOMENTS = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001
    datetime(2090, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]),
)
SUBSCRIPTION = st.builds(
    Subscription,
    topics=st.just(()),
    destination=WORDS,
    personal=st.booleans(),
    owner=WORDS,
    schedule=st.builds(
        Schedule,
        times=st.lists(st.times(), max_size=4).map(tuple),
        weekdays=st.lists(st.integers(0, 6), max_size=7).map(tuple),
        month_day=st.none() | st.integers(-1, 31),
        cron=st.none() | WORDS,
    ),
    zone=WORDS,
    options=st.builds(
        Options,
        entries=st.integers(1, 10),
        says_empty=st.booleans(),
        headlines_only=st.booleans(),
        mention=st.none() | WORDS,
        folds=st.booleans(),
    ),
    pause=st.none()
    | st.builds(
        Pause,
        why=st.sampled_from(Why),
        since=MOMENTS,
        until=st.none() | MOMENTS,
        detail=WORDS,
        is_told=st.booleans(),
    ),
    created_at=st.none() | MOMENTS,
    next_at=st.none() | MOMENTS,
    number=st.just(0),
)


@pytest.fixture
def topics(store):
    return [do(store, "keep_topic", "g", Topic(name)).number for name in ("A", "B", "C")]


def subscribe(store, *topics, group_id="g", **changes):
    return do(store, "keep_subscription", group_id, order(*topics, **changes))


@given(first=SUBSCRIPTION, second=SUBSCRIPTION)
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_subscription_is_read_back_whole_when_new_and_when_changed(store, first, second):
    with store.begin() as work:
        kept = work.keep_subscription("g", first)
        assert work.subscription("g", kept.number) == kept == replace(first, number=kept.number)
        changed = work.keep_subscription("g", replace(second, number=kept.number))
        assert work.subscription("g", kept.number) == changed


def test_its_topics_keep_their_order(store, topics):
    a, b, c = topics
    kept = subscribe(store, c, a, b)
    assert ask(store, "subscription", "g", kept.number).topics == (c, a, b)

    do(store, "keep_subscription", "g", replace(kept, topics=(b, c)))
    assert ask(store, "subscription", "g", kept.number).topics == (b, c)


def test_subscriptions_come_by_number_and_none_is_used_twice(store, topics):
    first, second, third = (subscribe(store, one) for one in topics)
    do(store, "forget_subscription", "g", third.number)
    fourth = subscribe(store)

    assert ask(store, "subscriptions", "g") == (first, second, fourth)
    assert fourth.number > third.number > second.number > first.number > 0


def test_groups_do_not_see_or_change_each_others_subscriptions(store, topics):
    kept = subscribe(store, topics[0])
    assert ask(store, "subscriptions", "h") == ()
    assert ask(store, "subscription", "h", kept.number) is None
    assert ask(store, "seen", "h", kept.number) == 0

    do(store, "keep_subscription", "h", replace(kept, topics=(), zone="UTC"))
    do(store, "see", "h", kept.number, 99)
    do(store, "forget_subscription", "h", kept.number)
    assert ask(store, "subscriptions", "g") == (kept,)
    assert ask(store, "seen", "g", kept.number) == 0
    assert ask(store, "subscriptions", "h") == ()


def test_a_topic_of_another_group_cannot_be_followed(store, topics):
    with pytest.raises(IntegrityError):
        subscribe(store, topics[0], group_id="h")


def test_r06_a_new_subscription_has_seen_all_that_arrived(store, keep):
    keep("The treaty was signed.")
    keep("The tariff doubled.")
    kept = subscribe(store)
    new = keep("The bridge fell.")

    with store.look() as view:
        assert view.arrived("g", view.seen("g", kept.number)) == (new,)


def test_what_was_seen_stays_when_a_subscription_is_changed(store):
    kept = subscribe(store)
    do(store, "see", "g", kept.number, 41)
    do(store, "keep_subscription", "g", replace(kept, zone="UTC"))

    assert ask(store, "seen", "g", kept.number) == 41


def test_a_forgotten_subscription_is_gone_with_its_slots_and_its_outbox_and_no_other(store, topics):
    gone, stays = subscribe(store, topics[0]), subscribe(store, topics[0])
    for one in (gone, stays):
        do(store, "keep_slot", "g", slot(one.number))
        do(store, "keep_outgoing", "g", one.number, [outgoing("a")])
    do(store, "forget_subscription", "g", gone.number)

    with store.look() as view:
        assert view.subscriptions("g") == (stays,)
        assert (view.slots("g", gone.number, 5), view.outgoing("g", gone.number)) == ((), ())
        assert len(view.slots("g", stays.number, 5)) == len(view.outgoing("g", stays.number)) == 1
        assert view.topic("g", topics[0]) is not None


def test_nothing_is_kept_of_a_subscription_that_is_gone(store):
    gone = subscribe(store)
    do(store, "forget_subscription", "g", gone.number)
    do(store, "keep_subscription", "g", gone)
    do(store, "keep_slot", "g", slot(gone.number))
    do(store, "keep_outgoing", "g", gone.number, [outgoing("a", state=Way.SENT)])

    with store.look() as view:
        assert view.subscriptions("g") == ()
        assert (view.slots("g", gone.number, 5), view.outgoing("g", gone.number)) == ((), ())
        assert view.due(NOON, 5) == ()


def test_a_file_of_a_later_or_an_earlier_version_is_read(store):
    kept = subscribe(store)
    with store.begin() as work:
        work._connection.execute(
            update(SUBSCRIPTIONS).values(
                schedule='{"times": ["07:30:00"], "lunar": true}', options='{"emoji": "x"}'
            )
        )
        work.commit()

    read = ask(store, "subscription", "g", kept.number)
    assert (read.schedule, read.options) == (Schedule((time(7, 30),)), Options())
