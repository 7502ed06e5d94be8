"""What runs in a process that prepares files: it bounds itself, then does one after another."""

from __future__ import annotations

import ctypes
import gc
import logging
import mmap
import os
import signal
import sys
import threading
from contextlib import suppress
from datetime import date
from importlib import import_module
from multiprocessing import connection, parent_process
from pathlib import Path

from knowledge.errors import TooMuchMemory
from knowledge.ingest.preparing import Outcome, Prepare, outcome_of
from knowledge.ingest.readers.names import shown_name

_FIRST = (
    b"<html><title>A title</title><p>3 January 2025</p><p>This is a page of a few words, "
    b"enough of them to be taken for an article and to tell that it is in English."
)
# The parent ends a process whose time is over; where the parent is gone, the system does.
_GRACE_S = 1.0
# What a file may take beside what the process holds when it starts, some 160 MB: under 500 MB
# in all. Where that cannot be told, a fixed bound takes its place.
MEMORY = 310 * 1024 * 1024
_FIXED_BOUND = 500 * 1024 * 1024
# What parsers leave behind counts for the next file, so that it is given back from here on.
_LEFT_BEHIND = 60 * 1024 * 1024


_held_at_start = 0


def start() -> None:
    """Bound the memory, end with the parent, and let parsers complain to nobody."""
    logging.disable(logging.CRITICAL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    # Python would notice a signal only once a parser written in C is done.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _warm_up()
    _bound_memory()


def work(prepare: Prepare, body: bytes, name: str, today: date, limit_s: float) -> Outcome:
    """Prepare one file within the limits."""
    _set_alarm(limit_s + _GRACE_S)
    try:
        return prepare(body, name, today)
    except MemoryError:
        return TooMuchMemory(
            f"Reading {shown_name(name)} takes more memory than one file may; "
            "copy the article's text into a txt file and add that."
        )
    finally:
        _set_alarm(0)
        _give_back()


def _warm_up() -> None:
    """Load what readers load on first use, so that no file's time is spent on it."""
    outcome_of(_FIRST, "first.html", date(2025, 1, 1))
    import_module("pypdf")
    import_module("docx")


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    global _held_at_start  # noqa: PLW0603 - of the process, as the bound is
    _held_at_start = _held()
    bound = _held_at_start + MEMORY if _held_at_start else _FIXED_BOUND
    # Where a host set a lower bound, that one stays; macOS takes none.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (bound, most))


def _held() -> int:
    """Return what the bound counts, in bytes, as Linux tells it; elsewhere 0."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()
    except OSError:
        return 0
    return int(pages[5]) * mmap.PAGESIZE


def _give_back() -> None:
    """Return memory that was freed to the system; only GNU's C library has to be asked."""
    if _held() > _held_at_start + _LEFT_BEHIND:
        gc.collect()
        with suppress(OSError, AttributeError, TypeError):
            ctypes.CDLL(None).malloc_trim(0)


def _set_alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds; 0 takes that back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)
