"""A way to prepare files that does what the worst of them would do to a process."""

from __future__ import annotations

import ctypes
import os
import re

from knowledge.ingest.preparing import outcome_of


def prepare(body, name, today):
    fault = FAULTS.get(body)
    if fault is not None:
        fault()
    return outcome_of(body, name, today)


FAULTS = {
    # Python hears no signal while this runs.
    b"spin": lambda: re.match(r"(?:a|a)+b", "a" * 60),
    b"exit": lambda: os._exit(3),
    b"segfault": lambda: ctypes.string_at(0),
    b"eat": lambda: bytearray(1 << 30),
    b"raise": lambda: {}["missing"],
}
