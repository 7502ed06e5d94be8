"""A group's passage vectors in memory, in step with the file."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.store.base import Vector

Numbers = npt.NDArray[np.int64]
Halves = npt.NDArray[np.float16]

# Rows compared at a time: small enough that their float32 copies stay in a core's cache.
_BLOCK = 2048
# Groups whose vectors stay in memory, counted in bytes; the one asked about always does.
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class State:
    """How far a group has come: two counters that only grow."""

    next_number: int
    removals: int


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one group in one index, as of one state: numbers rising, a row each."""

    state: State
    numbers: Numbers
    rows: Halves

    def cosines(self, vector: Vector) -> Vector:
        """Return the cosine of each row with a unit vector."""
        found = np.empty(len(self.rows), np.float32)
        for start in range(0, len(self.rows), _BLOCK):
            block = self.rows[start : start + _BLOCK].astype(np.float32)
            found[start : start + _BLOCK] = block @ vector
        return found


Added = Callable[[int], Iterable[tuple[int, bytes]]]
Remaining = Callable[[], Iterable[int]]


class VectorCache:
    """The vectors of the groups asked about last, shared by the threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], Vectors] = OrderedDict()

    def get(
        self, key: tuple[str, int], dimension: int, state: State, added: Added, remaining: Remaining
    ) -> Vectors:
        """Return a group's vectors at ``state``, reading only what is new since last time.

        ``added`` yields passages from a number on, ``remaining`` all numbers there are.
        """
        with self._lock:
            kept = self._kept.get(key)
        if kept is None:
            kept = Vectors(State(0, state.removals), _numbers(()), np.empty((0, dimension), "<f2"))
        if kept.state != state:
            kept = _brought_up(kept, state, added, remaining)
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            self._forget()
        return kept

    def _forget(self) -> None:
        while len(self._kept) > 1 and sum(v.rows.nbytes for v in self._kept.values()) > _MOST_BYTES:
            self._kept.popitem(last=False)


def _brought_up(kept: Vectors, state: State, added: Added, remaining: Remaining) -> Vectors:
    numbers, rows = kept.numbers, kept.rows
    if state.removals != kept.state.removals:
        still = np.isin(numbers, _numbers(remaining()), assume_unique=True)
        numbers, rows = numbers[still], rows[still]
    new = list(added(kept.state.next_number))
    if new:
        more = np.frombuffer(b"".join(vector for _, vector in new), "<f2")
        numbers = np.concatenate([numbers, _numbers(number for number, _ in new)])
        rows = np.concatenate([rows, more.reshape(len(new), -1)])
    return Vectors(state, numbers, rows)


def _numbers(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, np.int64)
