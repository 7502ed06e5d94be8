"""Prepare files in order, the next ones while one is waited for, and archives member by member."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from time import monotonic

from knowledge.errors import ReadingFailed, TooMuchMemory, TooSlow, Unreadable
from knowledge.ingest.archive import Member
from knowledge.ingest.prepare import Prepared
from knowledge.ingest.preparing import Outcome, Preparing
from knowledge.ingest.readers import check_size
from knowledge.ingest.readers.names import shown_name
from knowledge.model import Added

# The members of an archive together; a thousand pages take about half a minute.
ARCHIVE_S = 300.0
_COSTLY = (TooSlow, TooMuchMemory, ReadingFailed)

Found = Prepared | Added | Unreadable
Known = Callable[[bytes], Added | None]
"""Tells what became of these very bytes when they were added before."""
_Coming = tuple[str, bytes, Callable[[], Outcome | Added]]


@dataclass(frozen=True, slots=True)
class Ahead:
    """Hands files over in time; one that is ``known`` is not read again."""

    preparing: Preparing
    today: date
    known: Known

    def read(self, files: Iterable[Member]) -> Iterator[tuple[str, bytes, Found]]:
        """Yield each file's name, its bytes and what it came to, an archive's members for it."""
        for name, body, found in self._in_order(files):
            if isinstance(found, tuple):
                yield from self._unpacked(found)
            else:
                yield name, body, found

    def _in_order(self, files: Iterable[Member]) -> Iterator[tuple[str, bytes, Outcome | Added]]:
        coming: deque[_Coming] = deque()
        for name, body in files:
            coming.append(self._hand(name, body))
            if len(coming) > self.preparing.ahead:
                yield _wait(coming.popleft())
        while coming:
            yield _wait(coming.popleft())

    def _hand(self, name: str, body: bytes | Unreadable) -> _Coming:
        if isinstance(body, Unreadable):
            return name, b"", lambda: body
        try:
            check_size(body, shown_name(name))
        except Unreadable as refusal:
            return name, b"", lambda said=refusal: said
        known = self.known(body)
        if known is not None:
            return name, body, lambda: known
        return name, body, self.preparing.hand(body, name, today=self.today)

    def _unpacked(self, members: tuple[Member, ...]) -> Iterator[tuple[str, bytes, Found]]:
        """Yield the members; one that is stopped keeps the rest from being tried."""
        costly: list[str] = []
        for name, body, found in self._in_order(_until(members, costly)):
            if isinstance(found, _COSTLY):
                costly.append(name)
            # Archives inside archives were refused where this one was unpacked.
            if not isinstance(found, tuple):
                yield name, body, found


def _wait(coming: _Coming) -> tuple[str, bytes, Outcome | Added]:
    name, body, wait = coming
    return name, body, wait()


def _until(members: tuple[Member, ...], costly: list[str]) -> Iterator[Member]:
    """Yield members, and refusals in their place once one was costly or the time is up."""
    since = monotonic()
    for name, body in members:
        if costly:
            yield name, _not_tried(name, f"reading {shown_name(costly[0])} had to be stopped")
        elif monotonic() - since > ARCHIVE_S:
            yield name, _not_tried(name, "reading the archive took too long")
        else:
            yield name, body


def _not_tried(name: str, reason: str) -> TooSlow:
    return TooSlow(f"{shown_name(name)} was not read, since {reason}; add it by itself.")
