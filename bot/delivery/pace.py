"""How fast digests leave, and how long one that failed waits."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

_LONGEST_MIN, _MANY = 30, 10


class Pace:
    """Lets so many pass in a second, at moments that are not quite regular."""

    def __init__(self, per_second: float, chance: random.Random) -> None:
        self._between, self._chance = 1 / per_second, chance
        self._next = 0.0

    async def __call__(self) -> None:
        """Wait for one's turn."""
        loop = asyncio.get_running_loop()
        mine = max(self._next, loop.time())
        self._next = mine + self._between * self._chance.uniform(0.8, 1.4)
        await asyncio.sleep(mine - loop.time())


def delay(attempts: int, after_s: float, chance: random.Random) -> timedelta:
    """Return how long to wait when there were so many attempts before: 1, 2, 4 ... minutes.

    That is at most 30 and a little more, by chance; never shorter than
    ``after_s``, which Discord asked for.
    """
    minutes = min(2.0 ** min(attempts, _MANY), _LONGEST_MIN)
    return timedelta(seconds=max(60 * minutes, after_s) * chance.uniform(1.0, 1.25))
