"""What was made lately, by a random key; never written down, and gone with a restart."""

from __future__ import annotations

from collections import OrderedDict
from secrets import token_urlsafe
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 100


class Recent(Generic[T]):
    """The latest of something, each for one person; the oldest are forgotten first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, tuple[int, T]] = OrderedDict()

    def keep(self, owner: int, one: T) -> str:
        """Remember something for a person; return the key that it is found by."""
        key = token_urlsafe(9)
        self._kept[key] = owner, one
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return key

    def find(self, key: str, owner: int) -> T | None:
        """Return what a person had kept under a key, or ``None``."""
        whose, one = self._kept.get(key, (None, None))
        return one if whose == owner else None
