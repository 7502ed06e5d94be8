"""R13: whatever is subscribed to, what is said of it keeps to every limit."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.digests import preview_card, taught_card, which_card
from bot.cards.limits import CHOICE, LAYOUT, PLAIN, units
from bot.cards.schedules import schedule_words
from bot.cards.subscriptions import (
    Order,
    choice_of,
    ending_card,
    history_card,
    ordered_card,
    orders_card,
    paused_card,
    unsubscribed_card,
    why_words,
)
from bot.cards.troubles import Health, health_card
from bot.catalogue import words_for
from knowledge import (
    LAST_DAY,
    MOST_ENTRIES,
    Options,
    Pause,
    Schedule,
    Sent,
    State,
    Subscription,
    Why,
)
from tests.bot.cards.beyond import beyond, shown
from tests.bot.cards.digested import GROUP, ROLE, digests, topics
from tests.bot.cards.made import text
from tests.made import NOON

SAY = words_for("en-GB")
ROOMS = st.sampled_from([LAYOUT, PLAIN])
ZONES = st.sampled_from(["UTC", "America/Argentina/ComodRivadavia"])
pauses = st.builds(
    Pause, st.sampled_from(Why), st.just(NOON), st.none() | st.just(NOON), text | st.just("")
)
schedules = st.one_of(
    st.builds(Schedule, st.lists(st.times(), min_size=1, max_size=24).map(tuple)),
    st.just(Schedule(cron="*/59 */2 1,2,3,4,5 JAN-DEC MON-FRI" + " " * 60)),
)
orders = st.builds(
    Order,
    st.builds(
        Subscription,
        st.just((1, 2)),
        st.just(ROLE),
        st.booleans(),
        st.just(ROLE),
        schedules,
        ZONES,
        st.builds(Options, st.integers(1, MOST_ENTRIES), mention=st.none() | st.just(ROLE)),
        st.none() | pauses,
        next_at=st.none() | st.just(NOON),
        number=st.integers(1, 10**9),
    ),
    st.lists(topics, max_size=6).map(tuple),
)
sents = st.builds(
    Sent,
    st.just(3),
    st.just(NOON),
    st.sampled_from(State),
    st.integers(0, 10**6),
    note=text | st.just(""),
    is_catch_up=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(orders, max_size=60), ROOMS, st.booleans())
def test_r13_a_list_of_subscriptions_keeps_to_every_limit(found, room, curates):
    assert beyond(orders_card(SAY, found, room, curates=curates), room) == []


@settings(max_examples=60, deadline=None)
@given(orders, st.lists(sents, max_size=10), ROOMS)
def test_r13_what_is_said_of_one_keeps_to_every_limit(order, sent, room):
    slots = [NOON + timedelta(days=n) for n in range(3)]
    cards = [
        ordered_card(SAY, "order-subscribed", order, slots, GROUP),
        paused_card(SAY, order, GROUP),
        unsubscribed_card(SAY, order),
        ending_card(SAY, order, GROUP),
        history_card(SAY, order, sent, room),
    ]

    assert [beyond(card, room) for card in cards] == [[]] * len(cards)
    assert units(choice_of(SAY, order, "general")) <= CHOICE


@settings(max_examples=60, deadline=None)
@given(
    st.lists(orders, max_size=20),
    st.lists(st.tuples(orders, sents), max_size=20),
    st.integers(0, 10**6),
    ROOMS,
)
def test_r13_what_does_not_come_keeps_to_every_limit(held, failing, private, room):
    found = Health(tuple(held), tuple(failing), private, 10**6)

    assert beyond(health_card(SAY, found, GROUP, room), room) == []


@settings(max_examples=40, deadline=None)
@given(digests(least=1), ROOMS)
def test_r13_a_preview_and_what_a_digest_asks_keep_to_every_limit(digest, room):
    for card in (
        preview_card(SAY, digest, room),
        which_card(SAY, digest, "dglike", digest.stories),
        taught_card(SAY, "dgless", digest.stories[0]),
    ):
        assert beyond(card, room) == []
        assert card.mention is None


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (Schedule(), "daily at 08:00"),
        (Schedule((time(18, 30), time(8))), "daily at 08:00, 18:30"),
        (Schedule(weekdays=(0, 1, 2, 3, 4)), "Monday to Friday at 08:00"),
        (Schedule(weekdays=(3, 0)), "Monday, Thursday at 08:00"),
        (Schedule(month_day=31), "on day 31 of each month at 08:00"),
        (Schedule(month_day=LAST_DAY), "on the last day of each month at 08:00"),
        (Schedule(cron="0 8 * * MON"), "as `0 8 * * MON` says"),
        (
            Schedule(tuple(time(hour) for hour in range(8))),
            "daily at 00:00, 01:00, 02:00, 03:00, 04:00, 05:00, …",
        ),
    ],
)
def test_when_it_comes_is_said_in_words(schedule, said):
    assert schedule_words(SAY, schedule) == said


@pytest.mark.parametrize("why", Why)
def test_why_one_is_held_is_said_with_since_when(why):
    said = why_words(SAY, Pause(why, NOON, detail="embed_links"))

    assert f"<t:{int(NOON.timestamp())}:R>" in said
    assert ("Embed Links" in said) == (why is Why.FORBIDDEN)


def test_a_server_whose_digests_all_come_is_told_so():
    card = health_card(SAY, Health((), (), 0, 2), GROUP, LAYOUT)

    assert shown(card) == "**All digests come.** There are 2 for channels."


def test_members_own_digests_are_counted_and_not_named():
    card = health_card(SAY, Health((), (), 1, 2), GROUP, LAYOUT)

    assert "One member’s private digest is held" in shown(card)
