"""What is due is found by one index, however many subscriptions there are."""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from knowledge.model import Pause, State, Why
from knowledge.store.packing import moment, pack
from knowledge.store.sqlite import FILE, open_sqlite
from knowledge.store.tables import SUBSCRIPTIONS
from tests.followed import DAY, LEASE, ask, do, order, slot
from tests.made import NOON, new_store

HOUR = timedelta(hours=1)
MANY = 100_000
MOST_MS = 5.0


def subscribe(store, group_id="g", **changes):
    return do(store, "keep_subscription", group_id, order(**changes))


def due(store, now=NOON, limit=20):
    return ask(store, "due", now, limit)


def paused(until=None):
    return Pause(Why.ASKED, NOON - DAY, until)


def test_a_subscription_is_due_from_its_next_slot_on(store):
    kept = subscribe(store, next_at=NOON)

    assert due(store, NOON - timedelta(microseconds=1)) == ()
    assert due(store, NOON) == due(store, NOON + DAY) == (("g", kept.number),)
    assert ask(store, "next_due") == NOON


def test_one_without_a_next_slot_is_never_due(store):
    subscribe(store, next_at=None)

    assert due(store, NOON + 999 * DAY) == ()
    assert ask(store, "next_due") is None


def test_those_of_all_groups_come_earliest_first_and_no_more_than_asked(store):
    late = subscribe(store, "g", next_at=NOON)
    early = subscribe(store, "h", next_at=NOON - HOUR)
    subscribe(store, "h", next_at=NOON + HOUR)

    assert due(store) == (("h", early.number), ("g", late.number))
    assert due(store, limit=1) == (("h", early.number),)
    assert ask(store, "next_due") == NOON - HOUR


def test_a_paused_one_is_not_due_until_its_pause_ends(store):
    kept = subscribe(store, pause=paused(NOON + HOUR))

    assert due(store, NOON + HOUR - timedelta(seconds=1)) == ()
    assert due(store, NOON + HOUR) == (("g", kept.number),)
    assert ask(store, "next_due") == NOON + HOUR


def test_one_paused_until_told_is_due_once_it_is_resumed(store):
    kept = subscribe(store, pause=paused())
    assert due(store, NOON + 999 * DAY) == ()

    do(store, "keep_subscription", "g", replace(kept, pause=None))
    assert due(store) == (("g", kept.number),)


def test_one_whose_pause_ends_before_its_slot_is_due_at_the_slot(store):
    subscribe(store, pause=paused(NOON - HOUR), next_at=NOON)

    assert ask(store, "next_due") == NOON


def test_one_that_is_claimed_is_due_when_the_lease_runs_out(store):
    kept = subscribe(store)
    do(store, "keep_slot", "g", slot(kept.number))

    assert due(store, NOON + LEASE - timedelta(seconds=1)) == ()
    assert due(store, NOON + LEASE) == (("g", kept.number),)
    assert ask(store, "next_due") == NOON + LEASE


def test_a_lease_that_runs_out_before_the_next_slot_is_due_then(store):
    kept = subscribe(store, next_at=NOON + DAY)
    do(store, "keep_slot", "g", slot(kept.number, state=State.SENDING))

    assert due(store, NOON + LEASE) == (("g", kept.number),)


@pytest.mark.parametrize("state", [State.POSTED, State.EMPTY, State.FAILED])
def test_a_settled_slot_makes_room_for_the_next(store, state):
    kept = subscribe(store, next_at=NOON + DAY)
    do(store, "keep_slot", "g", slot(kept.number))
    do(store, "keep_slot", "g", slot(kept.number, state=state))

    assert ask(store, "next_due") == NOON + DAY


def test_a_paused_one_with_an_open_slot_waits_for_its_end(store):
    kept = subscribe(store)
    do(store, "keep_slot", "g", slot(kept.number, state=State.SENDING))
    do(store, "keep_subscription", "g", replace(kept, pause=paused()))
    assert due(store, NOON + DAY) == ()

    do(store, "keep_subscription", "g", kept)
    assert due(store, NOON + DAY) == (("g", kept.number),)


def test_those_of_a_group_that_has_left_are_due_once_it_came_back(store):
    kept = subscribe(store)
    do(store, "left", "g", NOON)
    assert (due(store), ask(store, "next_due")) == ((), None)

    do(store, "came_back", "g")
    assert due(store) == (("g", kept.number),)


MINUTES = st.integers(0, 9)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("next"), MINUTES | st.none()),
        st.tuples(st.just("pause"), MINUTES | st.none()),
        st.tuples(st.just("resume"), st.none()),
        st.tuples(st.sampled_from([State.CLAIMED, State.SENDING]), MINUTES),
        st.tuples(st.sampled_from([State.POSTED, State.EMPTY, State.FAILED]), st.none()),
    ),
    max_size=8,
)


@pytest.mark.slow
@given(acts=ACTS, minute=MINUTES)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_it_is_due_when_it_says_so_whatever_was_done_in_whatever_order(store, acts, minute):
    with store.begin() as work:
        kept = work.keep_subscription("g", order(next_at=_at(0)))
        for act, at in acts:
            held = work.open_slot("g", kept.number) or slot(kept.number)
            if act == "next":
                kept = work.keep_subscription("g", replace(kept, next_at=_at(at)))
            elif act in ("pause", "resume"):
                pause = paused(_at(at)) if act == "pause" else None
                kept = work.keep_subscription("g", replace(kept, pause=pause))
            else:
                lease = held.lease_until if at is None else _at(at)
                work.keep_slot("g", replace(held, state=act, lease_until=lease))

        assert bool(work.due(_at(minute), 1)) == _is_due(work, kept.number, _at(minute))


def _at(minute):
    return None if minute is None else NOON + timedelta(minutes=minute)


def _is_due(view, number, now):
    """Say what makes a subscription due, word for word."""
    kept, held = view.subscription("g", number), view.open_slot("g", number)
    if kept.pause is not None and (kept.pause.until is None or kept.pause.until > now):
        return False
    if held is not None:
        return held.lease_until <= now
    return kept.next_at is not None and kept.next_at <= now


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A store with 100,000 subscriptions in 1,000 groups, of which ten are due at noon."""
    store = new_store(tmp_path_factory.mktemp("crowded"))
    one = order()
    common = {
        "destination": one.destination,
        "personal": False,
        "owner": one.owner,
        "schedule": pack(one.schedule),
        "zone": one.zone,
        "options": pack(one.options),
        "seen": 0,
    }
    rows = []
    for n in range(MANY):
        # Every tenth is paused, and its slot long past.
        at = NOON if n % (MANY // 10) == 1 else NOON + timedelta(minutes=1 + n % 1440)
        due_at = None if n % 10 == 0 else moment(at)
        key = {"group_id": f"{n % 1000}", "number": n, "next_at": moment(at), "due_at": due_at}
        rows.append(common | key)
    with store.begin() as work:
        work._connection.execute(insert(SUBSCRIPTIONS), rows)
        work.commit()
    yield store
    store.close()


@pytest.mark.slow
def test_ten_that_are_due_are_found_among_a_hundred_thousand_in_milliseconds(crowded):
    with crowded.look() as view:
        found = view.due(NOON, 20)
        took = [_ms(lambda: view.due(NOON, 20)) for _ in range(50)]
        took_next = [_ms(view.next_due) for _ in range(50)]

    sys.stdout.write(f"due: {sorted(took)[25]:.2f} ms; next_due: {sorted(took_next)[25]:.2f} ms\n")
    assert len(found) == 10
    assert sorted(took)[len(took) // 2] < MOST_MS
    assert sorted(took_next)[len(took_next) // 2] < MOST_MS


def _ms(question):
    began = time.perf_counter()
    question()
    return (time.perf_counter() - began) * 1000


@pytest.mark.parametrize(
    ("verb", "arguments"), [("due", (NOON, 20)), ("next_due", ()), ("open_slot", ("g", 1))]
)
def test_what_is_due_is_searched_for_and_neither_scanned_nor_sorted(tmp_path, verb, arguments):
    store = open_sqlite(tmp_path)
    statements = []
    with store.look() as view:
        driver = view._connection.connection.driver_connection
        driver.set_trace_callback(statements.append)
        getattr(view, verb)(*arguments)
        driver.set_trace_callback(None)
    store.close()

    index = "slots_one_open" if verb == "open_slot" else "subscriptions_by_due"
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}")]
    assert index in plan[0]
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in plan)
