"""The promises every store keeps; the use cases know no more of storage than this."""

from __future__ import annotations

from knowledge.store.base.kept import (
    CitedAnswer,
    IndexedPassage,
    KeptPassage,
    KeptSlot,
    Outgoing,
    Scored,
    Size,
    Vector,
    Way,
    check_mark,
)
from knowledge.store.base.store import Store
from knowledge.store.base.view import View
from knowledge.store.base.work import Work

__all__ = [
    "CitedAnswer",
    "IndexedPassage",
    "KeptPassage",
    "KeptSlot",
    "Outgoing",
    "Scored",
    "Size",
    "Store",
    "Vector",
    "View",
    "Way",
    "Work",
    "check_mark",
]
