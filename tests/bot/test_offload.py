"""The one door to the library: outside the loop, bounded, and closed in time."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from bot.offload import Offload
from bot.refusals import Refused


async def test_a_call_runs_outside_the_event_loops_thread_and_its_result_comes_back():
    offload = Offload("library")

    def call(library, word, *, twice):
        return library, word * twice, threading.current_thread()

    library, words, thread = await offload(call, "ab", twice=2)

    assert (library, words) == ("library", "abab")
    assert thread is not threading.main_thread()


async def test_what_a_call_raises_comes_back():
    with pytest.raises(ZeroDivisionError):
        await Offload(None)(lambda _library: 1 / 0)


async def test_more_calls_than_may_wait_are_refused_and_later_ones_are_not():
    offload, gate = Offload(None, workers=1, most=2), threading.Event()
    waiting = [asyncio.create_task(offload(lambda _: gate.wait())) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Refused, match="refuse-busy"):
        await offload(lambda _: None)
    gate.set()
    await asyncio.gather(*waiting)

    assert await offload(lambda _: "again") == "again"


async def test_r14_a_short_read_waits_for_no_call_that_takes_long():
    offload, gate = Offload(None, workers=1), threading.Event()
    slow = [asyncio.create_task(offload(lambda _: gate.wait(60))) for _ in range(3)]
    await asyncio.sleep(0)
    read = await asyncio.wait_for(offload.quick(lambda _: "read"), 30)
    still_waiting = [not one.done() for one in slow]
    gate.set()
    await asyncio.gather(*slow)

    assert read == "read"
    assert still_waiting == [True] * 3


async def test_closing_waits_for_what_runs_and_takes_no_more():
    offload, done = Offload(None), []
    running = asyncio.create_task(offload(lambda _: (time.sleep(0.1), done.append(1))))
    await asyncio.sleep(0)
    finished = await offload.close(30)
    with pytest.raises(Refused, match="refuse-stopping"):
        await offload(lambda _: None)
    await running

    assert finished
    assert done == [1]


class Stoppable:
    """A library as far as closing knows it: it can be told to stop."""

    def __init__(self):
        self.stopped = threading.Event()

    def stop(self):
        self.stopped.set()


async def test_closing_tells_what_adds_many_files_to_end_and_waits_for_that():
    offload, ended = Offload(Stoppable()), []
    running = asyncio.create_task(offload(lambda library: ended.append(library.stopped.wait(60))))
    await asyncio.sleep(0)
    finished = await offload.close(0.5)
    await running

    assert finished
    assert ended == [True]


async def test_what_ends_by_itself_in_time_is_not_told_to():
    library = Stoppable()
    offload = Offload(library)
    running = asyncio.create_task(offload(lambda _: time.sleep(0.1)))
    await asyncio.sleep(0)
    await offload.close(30)
    await running

    assert not library.stopped.is_set()


async def test_closing_gives_up_on_what_takes_too_long():
    offload, gate = Offload(Stoppable()), threading.Event()
    running = asyncio.create_task(offload(lambda _: gate.wait(60)))
    await asyncio.sleep(0)
    finished = await offload.close(0.05)
    gate.set()
    await running

    assert not finished
