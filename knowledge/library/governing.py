"""What a group chose, what was done to its library, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Unpack

from knowledge import groups, privacy
from knowledge.library.wired import Wired
from knowledge.model import (
    Entry,
    GroupSettings,
    SettingChanges,
)


class Governing(Wired):
    """What a group chose, what was done to its library, and by whom."""

    def settings(self, group_id: str) -> GroupSettings:
        """Return what a group chose for its library, and what stands where it chose nothing."""
        with self._store.look() as view:
            return view.settings(group_id)

    def change_settings(
        self, group_id: str, *, by: str | None = None, **changes: Unpack[SettingChanges]
    ) -> tuple[Entry, ...]:
        """Keep what a group chooses; return what of it is new, as the history tells it.

        Raises :class:`UnsuitableSetting`, and then keeps nothing.
        """
        return groups.change_settings(self._store, group_id, changes, by=by, now=self._clock())

    def change_curators(
        self,
        group_id: str,
        *,
        add: Sequence[str] = (),
        remove: Sequence[str] = (),
        by: str | None = None,
    ) -> tuple[Entry, ...]:
        """Add and remove roles whose members curate; return what of it is new."""
        return groups.change_curators(self._store, group_id, add, remove, by=by, now=self._clock())

    def history(
        self, group_id: str, *, limit: int = 20, before: int | None = None
    ) -> tuple[Entry, ...]:
        """Return what was done to a group's library, newest first, below a number."""
        with self._store.look() as view:
            return view.history(group_id, limit=limit, before=before)

    def left_by(self, group_id: str | None, who: str) -> dict[str, tuple[Entry, ...]]:
        """Return what stands under a person's name, by group; ``None`` looks in every group."""
        return privacy.left_by(self._store, group_id, who)

    def anonymise(self, group_id: str | None, who: str) -> int:
        """Take a person's name out of the history; return how many entries it stood in."""
        return privacy.anonymise(self._store, group_id, who)
