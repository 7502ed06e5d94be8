"""Counts as bars: the outlets with most articles, and months taken together where they are many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.pictures.letters import drawable

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import MonthCount, OutletCount

MOST_OUTLETS: Final = 10
"""The outlets with a bar of their own."""
MOST_TIMES: Final = 60
"""The bars of a timeline."""
MOST_TICKS: Final = 8
"""The bars of a timeline that are named."""
MONTH, QUARTER, YEAR, DECADE = 1, 3, 12, 120
# Of how many bars one is named: months by parts of a year, the others by round numbers.
_APART = {
    MONTH: (1, 2, 3, 6, 12),
    QUARTER: (1, 2, 4, 8),
    YEAR: (1, 2, 5, 10),
    DECADE: (1, 2, 5, 10),
}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many articles an outlet has; or those outlets that have no bar of their own."""

    name: str
    articles: int
    is_rest: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """How many articles each stretch of ``step`` months has, counted from the year 0."""

    step: int
    first: int
    articles: tuple[int, ...] = ()

    @property
    def ticks(self) -> list[int]:
        """Return the places of the bars that are named, with room between their names."""
        count = len(self.articles)
        apart = next(one for one in _APART[self.step] if count <= one * MOST_TICKS)
        return [place for place in range(count) if (self.first + place) % apart == 0]

    def name(self, say: Say, place: int) -> str:
        """Return the name of a bar: May 2025, Q2 2025, 2025, 2020s."""
        years, months = divmod((self.first + place) * self.step, YEAR)
        if self.step == MONTH:
            return f"{date(years, months + 1, 1):%b %Y}"
        if self.step == QUARTER:
            return say("picture-quarter", quarter=months // QUARTER + 1, year=str(years))
        return str(years) if self.step == YEAR else say("picture-decade", year=str(years))


def outlet_bars(say: Say, outlets: Sequence[OutletCount]) -> tuple[Bar, ...]:
    """Return a bar for each outlet, most articles first; the smallest together, unnamed last."""
    named = [(one.outlet, one.articles) for one in outlets if one.outlet is not None]
    unnamed = sum(one.articles for one in outlets if one.outlet is None)
    bars = [Bar(drawable(name), articles) for name, articles in named[:MOST_OUTLETS]]
    others = named[MOST_OUTLETS:]
    if others:
        label = say("picture-others", count=len(others))
        bars.append(Bar(label, sum(articles for _, articles in others), is_rest=True))
    if unnamed:
        bars.append(Bar(say("source-no-outlet"), unnamed, is_rest=True))
    return tuple(bars)


def timeline(months: Sequence[MonthCount]) -> Timeline:
    """Return the months in order, by quarter, year or decade where they are too many."""
    held = Counter({12 * m.month.year + m.month.month - 1: m.articles for m in months if m.month})
    if not held:
        return Timeline(MONTH, 0)
    for step in _APART:
        first, last = min(held) // step, max(held) // step
        if last - first < MOST_TIMES:
            break
    taken: Counter[int] = Counter()
    for month, articles in held.items():
        taken[month // step] += articles
    return Timeline(step, first, tuple(taken[one] for one in range(first, last + 1)))
