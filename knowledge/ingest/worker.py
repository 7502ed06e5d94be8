"""What runs in a process that prepares files: it bounds itself, then does one after another."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from datetime import date
from multiprocessing import connection, parent_process

from knowledge.errors import TooMuchMemory
from knowledge.ingest.preparing import Outcome, Prepare
from knowledge.ingest.readers.names import shown_name

# The parent ends a process whose time is over; where the parent is gone, the system does.
_GRACE_S = 1.0
# What a process may allocate. Some 30 MB of code come on top: under 500 MB in all.
MAX_MEMORY = 450 * 1024 * 1024


def start() -> None:
    """Bound the memory, end with the parent, and let parsers complain to nobody."""
    logging.disable(logging.CRITICAL)
    # Python would notice a signal only once a parser written in C is done.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _bound_memory()
    threading.Thread(target=_end_with_parent, daemon=True).start()


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


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    # Where a host set a lower bound, that one stays; macOS takes none.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, most))


def _set_alarm(seconds: float) -> None:
    """Have the system end this process after so many seconds; 0 takes that back."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(0)
