"""Prepare files in processes of their own, which may hang or die without harm."""

from __future__ import annotations

import signal
import threading
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING

from knowledge.errors import LibraryClosing, ReadingFailed, TooSlow
from knowledge.ingest.preparing import Outcome, Prepare, Waiting, outcome_of
from knowledge.ingest.readers.names import shown_name
from knowledge.ingest.spawning import Spawning
from knowledge.ingest.worker import start, work

if TYPE_CHECKING:
    from pebble import ProcessPool

# What is slower than this was made to be.
LIMIT_S = 8.0
# A pool that lost its processes unnoticed is noticed after this.
_LOOK_S = 1.0
# Longer than all that can wait in front of a file.
_LOST_S = 180.0


class PreparingApart:
    """Prepares files in up to ``processes`` processes, started when first needed.

    A file may take ``limit_s`` and, where the system can bound it, 310 MB. A
    process that hangs or dies is replaced, and its file refused.
    """

    def __init__(
        self, processes: int, *, limit_s: float = LIMIT_S, prepare: Prepare = outcome_of
    ) -> None:
        self._processes = processes
        self._limit_s = limit_s
        self._prepare = prepare
        self._lock = threading.Lock()
        self._pool: ProcessPool | None = None
        self._is_closed = False

    @property
    def ahead(self) -> int:
        """Return how many files keep every process busy, beside the one waited for."""
        return self._processes - 1

    def hand(self, body: bytes, name: str, *, today: date) -> Waiting:
        """Hand a file to the next process that is free."""
        given = self._schedule(body, name, today)

        def waiting() -> Outcome:
            # Where other processes than its own died as well, a file is tried once more.
            return self._wait(*given, name) or self._wait_again(body, name, today)

        return waiting

    def close(self) -> None:
        """End all processes, in the middle of a file too."""
        with self._lock:
            self._is_closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            _end(pool)

    def _schedule(
        self, body: bytes, name: str, today: date
    ) -> tuple[ProcessPool, Future[Outcome] | None]:
        pool = self._running()
        try:
            given = (self._prepare, body, name, today, self._limit_s)
            return pool, pool.schedule(work, args=given, timeout=self._limit_s)
        except RuntimeError:
            # It broke, or was closed, since we looked.
            return pool, None

    def _running(self) -> ProcessPool:
        """Return the pool; a new one where there is none or it broke."""
        from pebble import ProcessPool

        with self._lock:
            if self._is_closed:
                raise LibraryClosing
            if self._pool is not None and not self._pool.active:
                _end(self._pool)
                self._pool = None
            if self._pool is None:
                self._pool = ProcessPool(self._processes, initializer=start, context=Spawning())
            return self._pool

    def _wait(self, pool: ProcessPool, future: Future[Outcome] | None, name: str) -> Outcome | None:
        """Return what became of a file; ``None`` where its pool broke before it was read."""
        from pebble import ProcessExpired

        since = monotonic()
        while future is not None and monotonic() - since < _LOST_S:
            try:
                return future.result(_LOOK_S)
            except TimeoutError:
                if future.done():
                    return _too_slow(name)
                if not pool.active:
                    return None
            except ProcessExpired as end:
                alarmed = end.exitcode == -getattr(signal, "SIGALRM", 0)
                return _too_slow(name) if alarmed else _failed(name)
            except (BrokenProcessPool, CancelledError):
                return None
        return None

    def _wait_again(self, body: bytes, name: str, today: date) -> Outcome:
        return self._wait(*self._schedule(body, name, today), name) or _failed(name)


def _end(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _too_slow(name: str) -> TooSlow:
    return TooSlow(
        f"Reading {shown_name(name)} takes longer than one file may; "
        "copy the article's text into a txt file and add that."
    )


def _failed(name: str) -> ReadingFailed:
    return ReadingFailed(
        f"Reading {shown_name(name)} ended in a fault of the program that reads it; "
        "copy the article's text into a txt file and add that."
    )
