"""How digests are spread, and how long failed ones wait."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pace import Pace, delay


@given(st.integers(0, 10_000), st.floats(0, 5_000), st.integers())
def test_a_delay_is_a_minute_at_least_and_not_much_over_half_an_hour(attempts, after_s, seed):
    waits = delay(attempts, after_s, random.Random(seed))

    assert timedelta(minutes=1) <= waits
    assert timedelta(seconds=after_s) <= waits
    assert waits <= max(timedelta(minutes=30), timedelta(seconds=after_s)) * 1.25


def test_delays_double():
    waits = [delay(count, 0, random.Random(1)) for count in range(7)]
    unit = waits[0]

    assert [round(one / unit) for one in waits] == [1, 2, 4, 8, 16, 30, 30]


def test_two_digests_do_not_come_back_at_once():
    chance = random.Random(1)

    assert delay(0, 0, chance) != delay(0, 0, chance)


async def test_as_many_pass_in_a_second_as_may_and_no_more():
    pace, loop = Pace(200, random.Random(1)), asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(pace() for _ in range(41)))

    assert loop.time() - began >= 40 * 0.8 / 200
