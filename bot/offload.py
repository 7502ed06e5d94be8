"""The one door from the event loop to the library: a few threads, and a bounded queue."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from bot.refusals import Refused

if TYPE_CHECKING:
    from knowledge import Library

P = ParamSpec("P")
T = TypeVar("T")

# The model takes one text at a time; more threads than these would only wait for it.
_WORKERS = 4
_MOST_WAITING = 64
# What adds many files ends within this once it is told to.
_TO_STOP_S = 2.5
# Short reads have threads of their own, since Discord waits three seconds for who sees a reply.
_QUICK_WORKERS = 1


class Offload:
    """Runs calls on a library outside the event loop; refuses more than it can do soon."""

    def __init__(self, library: Library, *, workers: int = _WORKERS, most: int = _MOST_WAITING):
        self._library = library
        self._most = most
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="library")
        self._quick = ThreadPoolExecutor(_QUICK_WORKERS, thread_name_prefix="quick")
        self._running: set[asyncio.Future[Any]] = set()
        self._is_closed = False

    async def __call__(
        self,
        call: Callable[Concatenate[Library, P], T],
        /,
        *arguments: P.args,
        **named: P.kwargs,
    ) -> T:
        """Return what ``call`` returns for the library and the arguments.

        Raises :class:`Refused` when too many calls wait, or when the bot is
        being stopped; and whatever ``call`` raises.
        """
        return await self._run(self._pool, partial(call, self._library, *arguments, **named))

    async def quick(
        self,
        call: Callable[Concatenate[Library, P], T],
        /,
        *arguments: P.args,
        **named: P.kwargs,
    ) -> T:
        """Do the same for what takes no longer than reading a few rows; it waits for no question.

        Raises what ``__call__`` does.
        """
        return await self._run(self._quick, partial(call, self._library, *arguments, **named))

    async def _run(self, pool: ThreadPoolExecutor, call: Callable[[], T]) -> T:
        if self._is_closed:
            raise Refused("refuse-stopping")
        if len(self._running) >= self._most:
            raise Refused("refuse-busy")
        work = asyncio.get_running_loop().run_in_executor(pool, call)
        self._running.add(work)
        work.add_done_callback(self._running.discard)
        return await work

    async def close(self, seconds: float) -> bool:
        """Take no more calls and wait for those there are; tell whether all ended in time.

        In the last of the time, what adds many files is told to end after the next.
        """
        self._is_closed = True
        pending = set(self._running)
        if pending:
            _, pending = await asyncio.wait(pending, timeout=max(seconds - _TO_STOP_S, 0))
        if pending:
            self._library.stop()
            _, pending = await asyncio.wait(pending, timeout=min(seconds, _TO_STOP_S))
        for pool in (self._pool, self._quick):
            pool.shutdown(wait=False, cancel_futures=True)
        return not pending
