"""Processes that read files: what they survive, and that none is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import date
from pathlib import Path

import pytest

from knowledge.errors import ReadingFailed, TooMuchMemory, TooSlow, UnknownFormat
from knowledge.ingest.apart import PreparingApart
from knowledge.ingest.prepare import Prepared
from knowledge.ingest.preparing import PreparingHere
from tests.hostile import faults
from tests.hostile.processes import is_running, processes_of, ticks_of
from tests.waiting import LONG_S, wait_until

pytestmark = pytest.mark.slow

TODAY = date(2026, 3, 1)
ARTICLE = b"A treaty\n\nFour states signed the treaty. They must ratify it before May.\n"
# Ticks of the processor, mostly a hundredth of a second, that only work takes.
SPINNING = 10
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc, which Linux has")


@pytest.fixture(scope="module")
def apart():
    preparing = PreparingApart(1, limit_s=2.0, prepare=faults.prepare)
    yield preparing
    preparing.close()


def outcome(preparing, body, name="file.txt"):
    return preparing.hand(body, name, today=TODAY)()


def test_a_file_is_read_apart_as_it_is_here(apart):
    there, here = outcome(apart, ARTICLE), outcome(PreparingHere(), ARTICLE)

    assert isinstance(there, Prepared)
    assert there == here


def test_a_refusal_comes_back_as_its_sentence(apart):
    picture = b"\x89PNG\r\n\x1a\n\x00\x01"
    there, here = outcome(apart, picture), outcome(PreparingHere(), picture)

    assert type(there) is type(here) is UnknownFormat
    assert str(there) == str(here)


def test_a_file_that_hangs_is_refused_in_time_and_the_next_is_read(apart):
    outcome(apart, ARTICLE)
    started = time.monotonic()
    refusal = outcome(apart, b"spin", "slow.pdf")

    # It would take years.
    assert time.monotonic() - started < LONG_S
    assert isinstance(refusal, TooSlow)
    assert str(refusal) == (
        "Reading slow.pdf takes longer than one file may; "
        "copy the article's text into a txt file and add that."
    )
    assert isinstance(outcome(apart, ARTICLE), Prepared)


@pytest.mark.parametrize("body", [b"exit", b"segfault"])
def test_a_file_that_ends_the_process_is_refused_and_the_next_is_read(apart, body):
    assert isinstance(outcome(apart, body), ReadingFailed)
    assert isinstance(outcome(apart, ARTICLE), Prepared)


@on_linux
def test_a_file_that_asks_for_too_much_memory_is_refused(apart):
    refusal = outcome(apart, b"eat")

    assert isinstance(refusal, TooMuchMemory)
    assert "more memory" in str(refusal)


def test_a_fault_of_ours_comes_out_as_itself(apart):
    with pytest.raises(KeyError, match="missing"):
        outcome(apart, b"raise")


@on_linux
def test_a_process_that_dies_between_files_is_replaced(apart):
    outcome(apart, ARTICLE)
    for process in processes_of(os.getpid()):
        os.kill(process, signal.SIGKILL)

    assert isinstance(outcome(apart, ARTICLE), Prepared)


@on_linux
def test_closing_in_the_middle_of_a_file_leaves_no_process_behind():
    before = processes_of(os.getpid())
    preparing = PreparingApart(1, prepare=faults.prepare)
    outcome(preparing, ARTICLE)
    (started,) = processes_of(os.getpid()) - before
    idle = ticks_of(started)
    preparing.hand(b"spin", "slow.txt", today=TODAY)
    wait_until(lambda: ticks_of(started) > idle + SPINNING)

    preparing.close()

    assert processes_of(os.getpid()) == before


@on_linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_one_that_started_it(tmp_path, number):
    # Without a guard: a script that is imported anew would start processes without end.
    script = tmp_path / "script.py"
    script.write_text(
        textwrap.dedent(
            """
            import time
            from datetime import date
            from knowledge.ingest.apart import PreparingApart

            preparing = PreparingApart(1)
            preparing.hand(b"A title\\n\\nSome words.", "a.txt", today=date(2026, 3, 1))()
            print("ready", flush=True)
            time.sleep(60)
            """
        )
    )
    root = Path(__file__).parents[3]
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        started = processes_of(parent.pid)
        assert len(started) == 1
        parent.send_signal(number)

    wait_until(lambda: not any(map(is_running, started)))


@on_linux
def test_a_process_that_reads_loads_no_model(apart):
    outcome(apart, ARTICLE)
    (process,) = processes_of(os.getpid())

    assert "torch" not in Path(f"/proc/{process}/maps").read_text("utf-8")
