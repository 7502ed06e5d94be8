"""What was asked of a subscription: when it is to come, and how its digests are to look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.refusals import Refused
from knowledge import Options, Schedule, read_schedule

if TYPE_CHECKING:
    import discord


@dataclass(frozen=True, slots=True)
class When:
    """How often, at which times and on which days, as typed; ``None`` where nothing was said."""

    every: str | None = None
    at: str | None = None
    days: str | None = None

    def schedule(self, before: Schedule | None = None) -> Schedule:
        """Return the schedule; of one that there was ``before``, what was not said again stays.

        Raises :class:`WrongSchedule`, and :class:`Refused` where what was said
        does not go with what there was.
        """
        if before is None or self.every is not None:
            return read_schedule(self.every or "day", self.at or "", self.days or "")
        if (self.at or self.days) and before.cron is not None:
            raise Refused("refuse-digest-every")
        if self.at:
            before = replace(before, times=read_schedule("day", self.at).times)
        if not self.days:
            return before
        if before.month_day is not None:
            return replace(before, month_day=read_schedule("month", "", self.days).month_day)
        return replace(before, weekdays=read_schedule("week", "", self.days).weekdays)


@dataclass(frozen=True, slots=True)
class Looks:
    """How digests are to look; ``None`` where nothing was said."""

    entries: int | None = None
    empty: bool | None = None
    headlines: bool | None = None
    mention: discord.Role | None = None
    apart: bool | None = None
    nobody: bool | None = None
    """Whether nobody is to be mentioned any more."""

    def options(self, before: Options | None = None) -> Options:
        """Return the options; what was not said stays.

        Raises :class:`Refused` for a mention of everybody.
        """
        if self.mention is not None and self.mention.is_default():
            raise Refused("refuse-digest-everybody", role=self.mention.name)
        was = before or Options()
        return Options(
            was.entries if self.entries is None else self.entries,
            was.says_empty if self.empty is None else self.empty,
            was.headlines_only if self.headlines is None else self.headlines,
            self._mention(was),
            was.folds if self.apart is None else not self.apart,
        )

    def _mention(self, was: Options) -> str | None:
        if self.mention is not None:
            return str(self.mention.id)
        return None if self.nobody else was.mention
