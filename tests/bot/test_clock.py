"""Jobs run at the start and again, one run at a time, and a failing one ends nothing."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from io import StringIO

import pytest

from bot.clock import Clock, Job
from bot.log import configure_logs
from bot.refusals import Refused
from tests.waiting import until

SOON = timedelta(seconds=0.05)


@pytest.fixture
def log():
    stream = StringIO()
    configure_logs(stream=stream)
    return stream


async def test_a_job_runs_at_once_and_then_again(log):
    runs = []

    async def do():
        runs.append(1)

    clock = Clock(Job("job", SOON, do))
    clock.start()
    clock.start()
    await until(lambda: len(runs) >= 3)
    clock.stop()
    await asyncio.sleep(0)
    done = len(runs)
    await asyncio.sleep(0.2)

    assert len(runs) == done
    assert not clock.is_running


async def test_a_job_that_fails_is_logged_with_a_reference_and_runs_again(log):
    runs = []

    async def do():
        runs.append(1)
        raise ValueError("a fault")

    clock = Clock(Job("job", SOON, do))
    clock.start()
    await until(lambda: len(runs) >= 2)
    clock.stop()

    said = json.loads(log.getvalue().splitlines()[0])
    assert (said["event"], said["job"], len(said["ref"])) == ("job failed", "job", 6)
    assert "ValueError: a fault" in said["exception"]


async def test_a_library_that_is_being_closed_is_no_failure(log):
    async def do():
        raise Refused("refuse-stopping")

    await Job("job", SOON, do).run()

    assert json.loads(log.getvalue())["event"] == "job put off"


async def test_a_job_that_takes_long_is_not_begun_twice(log):
    running, most = 0, []

    async def do():
        nonlocal running
        running += 1
        most.append(running)
        await asyncio.sleep(0.2)
        running -= 1

    clock = Clock(Job("job", SOON, do))
    clock.start()
    await until(lambda: len(most) >= 2)
    clock.stop()

    assert set(most) == {1}


async def test_a_stopped_clock_cancels_what_runs(log):
    begun, came_of = asyncio.Event(), []

    async def do():
        begun.set()
        try:
            await asyncio.sleep(60)
            came_of.append("done")
        except asyncio.CancelledError:
            came_of.append("cancelled")
            raise

    clock = Clock(Job("job", SOON, do))
    clock.start()
    await begun.wait()
    clock.stop()
    await until(lambda: came_of)

    assert came_of == ["cancelled"]


async def test_a_clock_without_jobs_does_not_run():
    clock = Clock()
    clock.start()

    assert not clock.is_running
    clock.stop()
