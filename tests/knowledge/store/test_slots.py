"""Slots are claimed by one process only, and whatever ends it, none is half done."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from knowledge.model import State
from knowledge.store.base import KeptSlot
from knowledge.store.sqlite import FILE, open_sqlite
from tests.followed import DAY, LEASE, ask, do, order, slot
from tests.hostile.claiming import ENTRIES, GROUPS
from tests.made import NOON, new_store

EACH = int(os.environ.get("RAPPORTEUR_TEST_CLAIMS", "30"))
"""The subscriptions of each group that are due."""
KILLS = int(os.environ.get("RAPPORTEUR_TEST_KILLS", "4"))
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
LATER = st.integers(0, 10**12).map(lambda micros: NOON + timedelta(microseconds=micros))
SLOT = st.builds(
    KeptSlot,
    subscription=st.just(0),
    at=st.just(NOON),
    since=LATER,
    key=WORDS,
    state=st.sampled_from(State),
    is_catch_up=st.booleans(),
    holder=WORDS,
    lease_until=LATER,
    attempts=st.integers(0, 99),
    attempted_at=st.none() | LATER,
    settled_at=st.none() | LATER,
    note=WORDS,
    message=st.none() | WORDS,
)


@pytest.fixture
def number(store):
    return do(store, "keep_subscription", "g", order()).number


@given(stages=st.lists(SLOT, min_size=1, max_size=3))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_slot_is_read_back_as_it_was_kept_last(store, stages):
    with store.begin() as work:
        number = work.keep_subscription("g", order()).number
        for stage in stages:
            last = replace(stage, subscription=number)
            work.keep_slot("g", last)

        assert work.slots("g", number, 5) == (last,)
        assert work.slot("g", last.key) == last
        assert work.open_slot("g", number) == (last if last.is_open else None)


def test_the_latest_slots_come_newest_first(store, number):
    kept = [slot(number, NOON + days * DAY, state=State.POSTED) for days in range(4)]
    for one in random.Random(3).sample(kept, 4):
        do(store, "keep_slot", "g", one)

    assert ask(store, "slots", "g", number, 3) == (kept[3], kept[2], kept[1])


def test_r08_one_slot_of_a_subscription_is_open_at_most(store, number):
    do(store, "keep_slot", "g", slot(number))

    with pytest.raises(IntegrityError):
        do(store, "keep_slot", "g", slot(number, NOON + DAY))


def test_r08_a_key_stands_for_one_slot_of_a_group(store, number):
    do(store, "keep_slot", "g", slot(number, key="k", state=State.POSTED))

    with pytest.raises(IntegrityError):
        do(store, "keep_slot", "g", slot(number, NOON + DAY, key="k"))


def test_groups_do_not_see_each_others_slots(store, number):
    other = do(store, "keep_subscription", "h", order()).number
    mine, theirs = slot(number, key="k"), slot(other, key="k", holder="another")
    do(store, "keep_slot", "g", mine)
    do(store, "keep_slot", "h", theirs)

    assert ask(store, "slot", "g", "k") == ask(store, "open_slot", "g", number) == mine
    assert ask(store, "slot", "h", "k") == ask(store, "open_slot", "h", other) == theirs
    if number != other:
        assert ask(store, "slots", "h", number, 5) == ()
    assert ask(store, "slot", "x", "k") is None


def fill(folder):
    """Keep subscriptions of two groups that are all due at noon."""
    store = new_store(folder)
    with store.begin() as work:
        for group_id in GROUPS:
            for _ in range(EACH):
                work.keep_subscription(group_id, order())
        work.commit()
    store.close()


def worker(folder, holder, now):
    root = Path(__file__).parents[3]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.claiming", str(folder), holder, now.isoformat()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert process.stdout.readline() == "open\n"
    return process


def claims(output):
    return [line.removeprefix("claimed ") for line in output.splitlines() if "claimed" in line]


@pytest.mark.slow
def test_r08_processes_that_claim_at_once_never_both_get_a_slot_and_none_is_left(tmp_path):
    fill(tmp_path)
    workers = [worker(tmp_path, name, NOON) for name in ("a", "b")]
    for one in workers:
        one.stdin.write("\n")
        one.stdin.flush()
    told = [claims(one.communicate(timeout=300)[0]) for one in workers]

    assert [one.returncode for one in workers] == [0, 0]
    assert all(told), "one of them got nothing, so nothing was contested"
    assert len(set(told[0] + told[1])) == len(told[0] + told[1]) == EACH * len(GROUPS)
    assert ask(open_sqlite(tmp_path), "due", NOON, 5) == ()
    assert halves(tmp_path) == {"posted": EACH * len(GROUPS)}


@pytest.mark.slow
def test_r03_a_process_killed_between_two_commits_leaves_no_slot_half_done(tmp_path):
    chance, now = random.Random(6), NOON
    fill(tmp_path)
    told = ""
    for turn in range(1, KILLS + 1):
        process = worker(tmp_path, "killed", now)
        process.stdin.write("\n")
        process.stdin.flush()
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        told += process.communicate()[0]
        states = halves(tmp_path)
        assert set(states) <= {"claimed", "sending", "posted"}
        assert states["claimed"] + states["sending"] <= turn
        confirmed = {line for line in told.splitlines() if line.startswith("posted")}
        assert states["posted"] >= len(confirmed)
        now += LEASE
    last = worker(tmp_path, "last", now)
    last.communicate("\n", timeout=300)

    assert halves(tmp_path) == {"posted": EACH * len(GROUPS)}


def halves(folder):
    """Count the slots by state, once it is sure that each is wholly in that state."""
    states = Counter()
    with closing(sqlite3.connect(folder / FILE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute(
            "SELECT slots.state, attempted_at IS NOT NULL, slots.settled_at IS NOT NULL, seen > 0, "
            "next_at > at, due_at = CASE WHEN slots.state = 'posted' THEN next_at "
            "ELSE lease_until END, (SELECT group_concat(DISTINCT outbox.state || ' ' || "
            "(outbox.settled_at IS NOT NULL)) FROM outbox WHERE outbox.group_id = slots.group_id "
            "AND outbox.subscription = slots.subscription), (SELECT count(*) FROM outbox "
            "WHERE outbox.group_id = slots.group_id AND outbox.subscription = slots.subscription) "
            "FROM slots JOIN subscriptions ON subscriptions.group_id = slots.group_id "
            "AND subscriptions.number = slots.subscription"
        ).fetchall()
    whole = {
        "claimed": (0, 0, 0, 1, 1, None, 0),
        "sending": (1, 0, 1, 1, 1, "pending 0", ENTRIES),
        "posted": (1, 1, 1, 1, 1, "sent 1", ENTRIES),
    }
    for state, *found in rows:
        assert tuple(found) == whole[state]
        states[state] += 1
    return states
