"""The part of a group's library that somebody may read, as conditions on its articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from knowledge.store.tables import ARTICLES


@dataclass(frozen=True, slots=True)
class Part:
    """A group, and which of its collections somebody may read; ``None`` is everything.

    What stands in no collection is part of every part. Nothing asks for
    articles that members see without one.
    """

    group_id: str
    collections: frozenset[int] | None


def readable(part: Part) -> tuple[Any, ...]:
    """Return the conditions for the articles of a part, removed or not."""
    of_group = ARTICLES.c.group_id == part.group_id
    if part.collections is None:
        return (of_group,)
    is_open = ARTICLES.c.collection.is_(None)
    if not part.collections:
        return of_group, is_open
    return of_group, is_open | ARTICLES.c.collection.in_(sorted(part.collections))


def kept(part: Part) -> tuple[Any, ...]:
    """Return the conditions for those of them that were not removed."""
    return *readable(part), ARTICLES.c.removed_at.is_(None)


def searched(part: Part) -> tuple[Any, ...]:
    """Return the conditions for those of them that stand under no other."""
    return *kept(part), ARTICLES.c.under.is_(None)
