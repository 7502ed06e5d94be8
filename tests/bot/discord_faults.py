"""What goes wrong at Discord: errors, limits, outages, slow answers, connections that are cut."""

from __future__ import annotations

import asyncio
import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiohttp import web

from tests.bot.discord_answers import json_answer, limits

MakeResponse = Callable[[str], web.Response]


@dataclass(slots=True)
class Fault:
    """How requests of some kinds are answered instead: so many of them, or a share.

    What is ``taken`` is done all the same; the answer is lost. Without
    ``make`` nothing is answered: the connection is cut.
    """

    kinds: frozenset[str]
    make: MakeResponse | None
    left: float = math.inf
    share: float = 1.0
    taken: bool = False
    waits_s: float = 0.0
    is_over: Callable[[], bool] = lambda: False


@dataclass(slots=True)
class Gate:
    """Where a request of a kind is held, ``taken`` or not, until opened; ``left`` pass before."""

    kind: str
    taken: bool
    left: int = 0
    is_lost: bool = False
    """Once opened, the request is dropped: it never arrived."""
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)


class Faulty:
    """Faults that are planned, for the next requests of a kind or at random; "any" means all."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._gates: list[Gate] = []
        self._chance = random.Random(1)
        self.slow_s, self.slow_share = 0.0, 0.0

    def limit(
        self, kind: str, times: int = 1, retry_after_s: float = 0.05, *, is_global: bool = False
    ) -> None:
        """Answer the next requests of a kind with 429."""
        made = too_many(retry_after_s, is_global=is_global)
        self._faults.append(Fault(frozenset((kind,)), made, times))

    def limit_at_random(
        self,
        rate: float,
        retry_after_s: float = 0.25,
        seed: int | None = None,
        *,
        kinds: Iterable[str] = ("any",),
        is_global: bool = False,
    ) -> None:
        """Answer a share of requests, by default of all, with 429, from now on."""
        if seed is not None:
            self._chance = random.Random(seed)
        made = too_many(retry_after_s, is_global=is_global)
        self._faults.append(Fault(frozenset(kinds), made, share=rate))

    def fail(
        self, kind: str, status: int, code: int, times: int = 1, *, taken: bool = False
    ) -> None:
        """Answer the next requests of a kind with an error of Discord's."""
        made = failing(status, code)
        self._faults.append(Fault(frozenset((kind,)), made, times, taken=taken))

    def fail_at_random(
        self, rate: float, status: int, *kinds: str, code: int = 0, taken: bool = False
    ) -> None:
        """Answer a share of requests with an error, from now on."""
        made = failing(status, code)
        self._faults.append(Fault(frozenset(kinds), made, share=rate, taken=taken))

    def cut(self, kind: str, times: int = 1, *, taken: bool = True) -> None:
        """Cut the connection of the next requests of a kind, by default once they are done."""
        self._faults.append(Fault(frozenset((kind,)), None, times, taken=taken))

    def cut_at_random(self, rate: float, *kinds: str, taken: bool = True) -> None:
        """Cut the connection of a share of requests, from now on."""
        self._faults.append(Fault(frozenset(kinds), None, share=rate, taken=taken))

    def slow(self, share: float, waits_s: float) -> None:
        """Have a share of all requests take that long, from now on."""
        self.slow_share, self.slow_s = share, waits_s

    def out_for(self, seconds: float) -> None:
        """Take nothing for a while: half of it is cut off, half is told that nothing works."""
        until = time.monotonic() + seconds
        over = lambda: time.monotonic() > until  # noqa: E731
        kinds = frozenset(("any",))
        self._faults.insert(0, Fault(kinds, failing(503, 0), is_over=over))
        self._faults.insert(0, Fault(kinds, None, share=0.5, is_over=over))

    def mend(self) -> None:
        """Let nothing go wrong any more."""
        self._faults.clear()
        self.slow_share = 0.0

    def hold(self, kind: str, *, taken: bool, after: int = 0) -> Gate:
        """Hold a request of a kind before it is done, or ``taken`` before it is answered.

        That is the next one, or one ``after`` so many.
        """
        gate = Gate(kind, taken, after)
        self._gates.append(gate)
        return gate

    def release(self, gate: Gate) -> None:
        """Let go of what is held, if anything is, and hold nothing more."""
        self._gates.remove(gate)
        gate.opened.set()

    async def at_gate(self, kind: str, *, taken: bool) -> bool:
        """Wait where a request of a kind is held; tell whether it goes on after that."""
        for gate in self._gates:
            if (gate.kind, gate.taken) == (kind, taken) and not gate.reached.is_set():
                gate.left -= 1
                if gate.left >= 0:
                    continue
                gate.reached.set()
                await gate.opened.wait()
                return not gate.is_lost
        return True

    def fault_for(self, kind: str) -> Fault | None:
        """Return what goes wrong with a request, if anything does."""
        self._faults = [one for one in self._faults if one.left > 0 and not one.is_over()]
        for fault in self._faults:
            is_meant = bool(fault.kinds & {kind, "any"})
            if is_meant and (fault.share >= 1 or self._chance.random() < fault.share):
                fault.left -= 1
                return fault
        return None

    async def pause(self) -> None:
        """Take one's time, where some requests are slow."""
        if self.slow_share and self._chance.random() < self.slow_share:
            await asyncio.sleep(self.slow_s)


def failing(status: int, code: int) -> MakeResponse:
    """Return what answers with an error of Discord's."""
    content = {"message": f"Planned failure {code}", "code": code}
    return partial(json_answer, status, content)


def too_many(retry_after_s: float, *, is_global: bool = False) -> MakeResponse:
    """Return what answers with 429, with the headers that Discord sends."""
    told = {"message": "You are being rate limited.", "retry_after": retry_after_s}
    own: dict[str, Any] = {
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Scope": "global" if is_global else "user",
        "Retry-After": str(math.ceil(retry_after_s)),
        # Without it discord.py takes a 429 for one of Cloudflare's, and gives up.
        "Via": "1.1 google",
        **({"X-RateLimit-Global": "true"} if is_global else {}),
    }

    def make(kind: str) -> web.Response:
        response = json_answer(429, {**told, "global": is_global}, kind)
        response.headers.update({**limits(kind, retry_after_s), **own})
        return response

    return make
