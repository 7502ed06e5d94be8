"""Which part of a library somebody asks about, and which they may read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles a question may be answered from: days inclusive, outlet by name."""

    since: date | None = None
    until: date | None = None
    outlet: str | None = None

    @property
    def is_everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self.since is None and self.until is None and self.outlet is None


EVERYTHING: Final = Scope()
"""The scope that leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks, as far as it decides what they may read: their roles, which are opaque.

    Who ``curates``, be it by this alone or by a curator role of the group,
    reads every collection. Others read what stands in none, and the
    collections that one of their roles may read.
    """

    roles: frozenset[str] = frozenset()
    curates: bool = False


ANYBODY: Final = Reader()
"""Reads what stands in no collection; it is meant wherever nobody says who asks."""


CURATING: Final = Reader(curates=True)
"""Reads everything, as curators and the host do."""


LONGEST_NAME: Final = 60
"""The longest name of a collection, in characters."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles that only curators and the members with one of some roles may read.

    ``number`` is unique in its group and never used twice. Roles are opaque.
    ``articles`` counts those that are searched.
    """

    number: int
    name: str
    roles: tuple[str, ...] = ()
    articles: int = 0
