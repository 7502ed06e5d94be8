"""Who gave an opinion of what lately, so that nobody counts twice; never written down."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

Mark = tuple[int, str, int]
"""A person, an answer's key, and the place of the quote in it."""

_MOST = 10_000


class Rated:
    """The latest opinions; the oldest are forgotten first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._marks: OrderedDict[Mark, None] = OrderedDict()

    def __contains__(self, mark: Mark) -> bool:
        return mark in self._marks

    @contextmanager
    def marking(self, mark: Mark) -> Iterator[None]:
        """Remember that this person spoke of this quote, unless the block fails.

        From its start on, so that two presses at once do not count twice.
        """
        self.add(mark)
        try:
            yield
        except BaseException:
            self._marks.pop(mark, None)
            raise

    def add(self, mark: Mark) -> None:
        """Remember that this person spoke of this quote."""
        self._marks[mark] = None
        while len(self._marks) > self._most:
            self._marks.popitem(last=False)
