"""What every verb needs: the store, the model, the time."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

from knowledge.digests.matching import Matching
from knowledge.embedding.base import Embedder
from knowledge.errors import LibraryClosing
from knowledge.ingest.preparing import Preparing, PreparingHere
from knowledge.reading.base import PassageReader
from knowledge.store.base import Store

Clock = Callable[[], datetime]
Keys = Callable[[], str]
Progress = Callable[[int, int], None]
"""Is told how many are done, and of how many."""


def utc_now() -> datetime:
    """Return the present moment, in UTC."""
    return datetime.now(UTC)


def random_key() -> str:
    """Return a new key: 12 characters fit for an address, 72 random bits."""
    return secrets.token_urlsafe(9)


def ignore(_done: int, _total: int) -> None:
    """Report progress to nobody."""


class Wired:
    """A store and a model, with the time and new keys; closed once, and for all verbs."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        *,
        clock: Clock = utc_now,
        keys: Keys = random_key,
        preparing: Preparing | None = None,
        reading: PassageReader | None = None,
    ) -> None:
        self._store = store
        self._embedder = embedder
        self._reading = reading
        self._clock = clock
        self._keys = keys
        self._preparing = preparing or PreparingHere()
        self._matching = Matching(embedder)
        self._last_due: datetime | None = None
        self._closing = threading.Event()

    def stop(self) -> None:
        """Have what adds files end after the one it is at, with :class:`LibraryClosing`."""
        self._closing.set()

    def close(self) -> None:
        """Stop what adds, end the processes that read files, and let go of the data folder."""
        self.stop()
        self._preparing.close()
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _require_open(self) -> None:
        if self._closing.is_set():
            raise LibraryClosing

    def _today(self, now: datetime | None) -> date:
        return (now or self._clock()).date()
