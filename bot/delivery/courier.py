"""Send what is due, by one clock: claim, send at a pace, and note what came of each."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from secrets import token_hex
from typing import Any
from weakref import WeakValueDictionary

import discord
import structlog

from bot.clock import Job
from bot.delivery.pace import Pace, delay
from bot.delivery.places import lacking_in, place_of
from bot.delivery.sending import Attempt, send
from bot.delivery.telling import Telling
from bot.delivery.tries import tried
from bot.delivery.verdicts import FAILURES, Lacking, Step, Verdict, verdict_of
from bot.offload import Offload
from bot.refusals import Refused
from knowledge import Digest, Library, Why, utc_now

_log = structlog.get_logger(__name__)
EVERY = timedelta(seconds=15)
# Discord takes fifty requests a second of a bot in all, and commands need theirs.
_PER_SECOND = 20.0
_CLAIMED, _MOST_SENDING = 20, 60
_LONGEST_SEND_S = 60.0
# Of the three minutes that a claim holds: a send begun later might end after it.
_TO_BEGIN = timedelta(seconds=100)
_LEASE = timedelta(minutes=3)
_NOT_RUN_FOR = timedelta(minutes=5)
_KEEPING_S = (0.2, 1.0, 3.0, 10.0)
# Longer than a claim holds: what was claimed together with a fault comes again by itself.
_CAREFUL = timedelta(minutes=10)


class Delivery:
    """Delivers the digests of all groups, of which each is sent once; ``now`` is its clock.

    ``alarm`` says why nothing is sent any more, if so. ``ran_at`` is when it
    last saw to everything due, and ``overdue`` by how much that is late which
    it could not take up.
    """

    def __init__(
        self, client: discord.Client, offload: Offload, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.alarm: str | None = None
        self.ran_at: datetime | None = None
        self.overdue = timedelta()
        self.telling = Telling(client, offload)
        self._client, self._offload, self._now = client, offload, now
        self._began_at = now()
        self._holder, self._chance = token_hex(8), random.Random()  # noqa: S311 - only spreads
        self._pace = Pace(_PER_SECOND, self._chance)
        # Each is kept for as long as somebody waits for it.
        self._one_at_a_time: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._halted: dict[str, tuple[Verdict, datetime]] = {}
        self._sending: set[asyncio.Task[None]] = set()
        self._is_stopping, self._careful_until = False, self._began_at

    def job(self) -> Job:
        """Return what the clock is to do."""
        return Job("delivery", EVERY, self.tick)

    def is_well(self) -> bool:
        """Tell whether digests are seen to."""
        return self.alarm is None and self._now() - (self.ran_at or self._began_at) < _NOT_RUN_FOR

    @property
    def sending(self) -> int:
        """Return how many are being sent just now."""
        return len(self._sending)

    async def tick(self) -> None:
        """Send all that is due, and what falls due before the next tick at its time."""
        await self._client.wait_until_ready()
        await self.telling.recall()
        left = await self.see_to_all()
        if timedelta() < left < EVERY:
            await asyncio.sleep(left.total_seconds())
            await self.see_to_all()

    async def see_to_all(self) -> timedelta:
        """Begin to send all that is due; return how long it is until more falls due."""
        while not self._is_still and await self._take_up():
            self.ran_at = self._now()
        next_at = await self._offload(Library.next_due)
        self.ran_at = self._now()
        left = EVERY if next_at is None else next_at - self.ran_at
        self.overdue = max(-left, timedelta())
        return left

    async def finish(self, seconds: float) -> None:
        """Begin no more, and wait for those that are being sent."""
        self._is_stopping = True
        if self._sending:
            await asyncio.wait(set(self._sending), timeout=seconds)

    @property
    def _is_still(self) -> bool:
        return self._is_stopping or self.alarm is not None

    async def _take_up(self) -> bool:
        """Begin to send a few; tell whether there were any."""
        while len(self._sending) > _MOST_SENDING - _CLAIMED:
            await asyncio.wait(set(self._sending), return_when=asyncio.FIRST_COMPLETED)
        claimed_at, careful_until = self._now(), self._careful_until
        at_once = 1 if claimed_at < careful_until else _CLAIMED
        # Unless it returns: so one digest that cannot be made does not keep others back.
        self._careful_until = claimed_at + _CAREFUL
        digests = await self._offload(Library.due, holder=self._holder, limit=at_once)
        self._careful_until = careful_until
        # Keys are random: so not all of one server come at once.
        for digest in sorted(digests, key=lambda one: one.key):
            do = partial(self._deliver, digest, claimed_at)
            # The same as a job: what is not foreseen is logged, and ends nothing else.
            task = asyncio.create_task(Job("digest", EVERY, do).run())
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        return bool(digests)

    async def _deliver(self, digest: Digest, claimed_at: datetime) -> None:
        where = digest.subscription.destination
        async with self._one_at_a_time.setdefault(where, asyncio.Lock()):
            verdict, halted_at = self._halted.get(where, (None, claimed_at))
            if verdict is not None and claimed_at <= halted_at < claimed_at + _LEASE:
                # Not even asked: it would be one more request that Discord declines.
                await self._halt(digest, verdict.why, verdict.detail)
                return
            await self._pace()
            if self._is_still or self._now() - claimed_at > _TO_BEGIN:
                _log.info("digest left for its next claim", server=digest.group_id, key=digest.key)
                return
            until = asyncio.get_running_loop().time() + _LONGEST_SEND_S
            await self._attempt(Attempt.at(digest, self._now(), until))

    async def _attempt(self, attempt: Attempt) -> None:
        digest = attempt.digest
        try:
            with tried(attempt.tries):
                async with asyncio.timeout_at(attempt.until):
                    attempt.place = await place_of(
                        self._client, digest.group_id, digest.subscription
                    )
                    message = await send(self._client, attempt)
        except FAILURES as error:
            await self._failed(attempt, error)
        else:
            await self._keep(Library.posted, digest, message)
            _log.info("digest posted", server=digest.group_id, key=digest.key)

    async def _failed(self, attempt: Attempt, error: BaseException) -> None:
        digest, verdict = attempt.digest, verdict_of(error, lambda: lacking_in(attempt.place))
        about = {"server": digest.group_id, "key": digest.key, "note": verdict.note}
        if verdict.step is Step.PLAIN:
            await self._plainer(attempt, error, about)
        elif verdict.step is Step.HALT:
            _log.warning("digest halted", why=verdict.why, detail=verdict.detail, **about)
            if not isinstance(error, Lacking):
                self._note_halted(digest.subscription.destination, verdict)
            await self._halt(attempt.known, verdict.why, verdict.detail)
        else:
            if verdict.step is Step.ALARM:
                self.alarm = verdict.note
                _log.error("token not accepted; no digest is sent until a restart", **about)
            _log.warning("digest put off", **about)
            await self._postpone(attempt, verdict)

    def _note_halted(self, destination: str, verdict: Verdict) -> None:
        now = self._now()
        # Of those claimed before, no lease is left.
        fresh = {key: one for key, one in self._halted.items() if now - one[1] < _LEASE}
        self._halted = {**fresh, destination: (verdict, now)}

    async def _plainer(self, attempt: Attempt, error: BaseException, about: dict[str, Any]) -> None:
        """Send a message in its plainest form which Discord refused; refused again, halt it."""
        reference = token_hex(3)
        _log.error("digest refused", ref=reference, plain=attempt.is_plain, exc_info=error, **about)
        if attempt.is_plain:
            await self._halt(attempt.known, Why.REFUSED, reference)
            return
        attempt.is_plain = True
        await self._attempt(attempt)

    async def _postpone(self, attempt: Attempt, verdict: Verdict) -> None:
        wait = delay(attempt.digest.attempts, verdict.after_s, self._chance)
        is_known = verdict.certain and not attempt.tries.maybe_taken
        known, note = attempt.known, verdict.note
        await self._keep(Library.postpone, known, wait, is_known=is_known, note=note)

    async def _halt(self, digest: Digest, why: Why, detail: str) -> None:
        halted = await self._keep(Library.halt, digest, why, detail)
        if halted is not None:
            await self.telling.tell(digest.group_id, halted)

    async def _keep(self, call: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Note what came of a digest, even while much else is asked of the library."""
        for seconds in _KEEPING_S:
            try:
                return await self._offload(call, *given, **named)
            except Refused as refused:
                if refused.key != "refuse-busy":
                    raise
                await asyncio.sleep(seconds)
        return await self._offload(call, *given, **named)
