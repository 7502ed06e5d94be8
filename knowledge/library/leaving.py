"""The groups there are, and what becomes of those that left."""

from __future__ import annotations

from collections.abc import Collection as Several
from datetime import timedelta

from knowledge import leaving
from knowledge.ingest import correct
from knowledge.library.wired import Wired
from knowledge.model import (
    Departure,
    Erased,
)
from knowledge.search import kept


class Leaving(Wired):
    """The groups there are, and what becomes of those that left."""

    def groups(self) -> tuple[str, ...]:
        """Return every group of which anything is kept, in order."""
        with self._store.look() as view:
            return view.all_groups()

    def left(self, group_id: str) -> None:
        """Note that a group has left, unless that is noted; what it kept stays for now."""
        leaving.left(self._store, group_id, now=self._clock())

    def came_back(self, group_id: str) -> None:
        """Forget that a group had left, if it had."""
        leaving.came_back(self._store, group_id)

    def departures(self) -> tuple[Departure, ...]:
        """Return the groups that have left, the first to leave first."""
        with self._store.look() as view:
            return view.departures()

    def erase(self, group_id: str) -> Erased:
        """Forget all that is kept of a group, at once and for good, and count it."""
        return leaving.erase(self._store, group_id)

    def overdue(self, grace: timedelta) -> tuple[str, ...]:
        """Return the groups that left ``grace`` ago or earlier."""
        due = leaving.overdue(self._store, grace, now=self._clock())
        return tuple(one.group_id for one in due)

    def purge(self, grace: timedelta, *, spare: Several[str] = ()) -> tuple[str, ...]:
        """Erase the groups that are overdue, but for those to spare, and return them."""
        return leaving.purge(self._store, grace, spare=spare, now=self._clock())

    def tidy(self, grace: timedelta, *, spare: Several[str] = ()) -> tuple[str, ...]:
        """Forget what has been kept long enough; return the groups that were purged.

        For a program to call now and then. Doing it twice does no harm.
        """
        kept.forget_old(self._store, now=self._clock())
        correct.forget_removed(self._store, now=self._clock())
        return self.purge(grace, spare=spare)
