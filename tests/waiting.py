"""Waiting for what a thread or another process does, however busy the machine is."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

# Far longer than it ever takes, so that only what never comes fails a test.
LONG_S = 60.0
_LOOK_S = 0.02


async def until(holds: Callable[[], object], within_s: float = LONG_S) -> None:
    """Wait until something holds, while the event loop goes on. Raises TimeoutError."""
    async with asyncio.timeout(within_s):
        while not holds():
            await asyncio.sleep(_LOOK_S)


def wait_until(holds: Callable[[], object], within_s: float = LONG_S) -> None:
    """Wait until something holds, where there is no event loop. Raises TimeoutError."""
    end = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(_LOOK_S)
