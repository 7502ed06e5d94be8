"""How a store is opened, for reading and for writing."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from knowledge.model import ANYBODY, CURATING, Reader
from knowledge.store.base.view import View
from knowledge.store.base.work import Work


class Store(Protocol):
    """Where articles are kept."""

    def look(self, reader: Reader = ANYBODY) -> AbstractContextManager[View]:
        """Open a consistent look, for reading, at what somebody may read."""

    def begin(self, reader: Reader = CURATING) -> AbstractContextManager[Work]:
        """Open a transaction, for writing; leaving it without ``commit`` undoes it.

        Who writes curates; where anybody may, such as to rate, it is said who does.
        """

    def scrub(self) -> bool:
        """Rid the files of what was erased; false while a reader still holds on to it."""

    def close(self) -> None:
        """Let go of files and connections."""
