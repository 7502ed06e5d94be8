"""What the one clock of a program asks for: what is due, and what came of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from knowledge.digests import coming, due, subscribing
from knowledge.library.wired import Wired
from knowledge.model import Digest, Subscription, Why


class Delivering(Wired):
    """What the one clock of a program asks for: what is due, and what came of it."""

    def due(self, *, holder: str, limit: int = 20) -> tuple[Digest, ...]:
        """Claim what is due and return the digests to be sent now, recorded as on their way.

        ``holder`` names this process, and no other. A digest whose
        ``attempted_at`` is set may have arrived then: look before sending it
        anew, unless Discord still knows its key as a nonce.
        """
        now = self._clock()
        if self._last_due is None or now < self._last_due:
            coming.mend(self._store, now=now)
        self._last_due = now
        return due.due(self._store, self._matching, holder=holder, limit=limit, now=now)

    def next_due(self) -> datetime | None:
        """Return from when on there is something to be sent; ``None`` with nothing to come."""
        with self._store.look() as view:
            return view.next_due()

    def posted(self, digest: Digest, message: str) -> None:
        """Keep that a digest arrived, as a message; its articles never come again there."""
        due.posted(self._store, digest, message, now=self._clock())

    def postpone(self, digest: Digest, delay: timedelta, *, is_known: bool, note: str) -> None:
        """Try a digest again after a while; ``is_known`` says that it certainly did not arrive."""
        due.postpone(self._store, digest, delay, is_known=is_known, note=note, now=self._clock())

    def halt(self, digest: Digest, why: Why, detail: str = "") -> Subscription | None:
        """Pause a subscription whose destination refuses its digest; it comes once resumed.

        ``None`` where the subscription has ended meanwhile.
        """
        return due.halt(self._store, digest, why, detail, now=self._clock())

    def troubles(self, group_id: str) -> tuple[Subscription, ...]:
        """Return the subscriptions that are paused though nobody asked for it."""
        with self._store.look() as view:
            every = view.subscriptions(group_id)
        return tuple(one for one in every if one.pause and one.pause.why is not Why.ASKED)

    def told(self, group_id: str, number: int) -> None:
        """Keep that somebody was told of a pause, so that it is told once."""
        subscribing.told(self._store, group_id, number)
