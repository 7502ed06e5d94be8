"""A group's passage vectors in memory, in step with the file."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from knowledge.store.base import Vector

Numbers = npt.NDArray[np.int64]
Halves = npt.NDArray[np.float16]

# Rows compared at a time: few enough that their float32 copies stay in a core's cache.
_BLOCK = 1024
# More than float32 loses in adding up the products of two unit vectors.
_ROUNDING = 1e-5
# Groups whose vectors stay in memory, counted in bytes; the one asked about always does.
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class State:
    """How far a group has come: two counters that only grow, of one life of the group.

    A group that is erased and begun again has another ``group_key``, and its
    counters start anew.
    """

    group_key: int
    next_number: int
    removals: int

    def comes_before(self, later: State) -> bool:
        """Tell whether a group at this state can have come to a later one."""
        return (
            self.group_key == later.group_key
            and self.next_number <= later.next_number
            and self.removals <= later.removals
        )


@dataclass(frozen=True, slots=True)
class Vectors:
    """The vectors of one group in one index, as of one state: numbers rising, a row each.

    Beside each row stands the same in int8, in steps of a 127th of the row's
    largest value. It is read eight times as fast and tells which rows cannot
    be among the best.
    """

    state: State
    numbers: Numbers
    rows: Halves
    codes: npt.NDArray[np.int8]
    steps: Vector

    @classmethod
    def none(cls, state: State, dimension: int) -> Vectors:
        """Return no vectors."""
        rows = np.empty((0, dimension), "<f2")
        return cls(state, _numbers(()), rows, rows.astype(np.int8), np.empty(0, np.float32))

    @property
    def nbytes(self) -> int:
        """Return the memory they take."""
        return sum(one.nbytes for one in (self.numbers, self.rows, self.codes, self.steps))

    def best(
        self,
        vector: Vector,
        limit: int,
        among: Numbers | None = None,
        apart: Numbers | None = None,
    ) -> list[tuple[int, float]]:
        """Return the numbers and cosines nearest to a unit vector, ties by number.

        The result is that of comparing every row; ``among`` narrows it to some
        numbers, ``apart`` leaves some out.
        """
        rough = self._rough(vector)
        error = self.steps * np.float32(np.abs(vector).sum() / 2) + np.float32(_ROUNDING)
        if among is not None:
            rough[~np.isin(self.numbers, among)] = -np.inf
        if apart is not None:
            rough[np.isin(self.numbers, apart)] = -np.inf
        lowest = rough - error
        if len(lowest) > limit:
            bar = np.partition(lowest, len(lowest) - limit)[len(lowest) - limit]
        else:
            bar = np.float32(-np.inf)
        places = np.flatnonzero((rough + error >= bar) & np.isfinite(rough))
        # Not a matrix product: that adds up the same row differently in different places.
        scores = (self.rows[places].astype(np.float32) * vector).sum(axis=1)
        numbers = self.numbers[places]
        order = np.lexsort((numbers, -scores))[:limit]
        return [(int(numbers[place]), float(scores[place])) for place in order]

    def without(self, remaining: Numbers) -> Vectors:
        """Return only what remains."""
        still = np.isin(self.numbers, remaining, assume_unique=True)
        return Vectors(
            self.state,
            self.numbers[still],
            self.rows[still],
            self.codes[still],
            self.steps[still],
        )

    def having(self, numbers: Numbers, rows: Halves) -> Vectors:
        """Return these and more, of higher numbers."""
        codes, steps = _coded(rows)
        return Vectors(
            self.state,
            np.concatenate([self.numbers, numbers]),
            np.concatenate([self.rows, rows]),
            np.concatenate([self.codes, codes]),
            np.concatenate([self.steps, steps]),
        )

    def _rough(self, vector: Vector) -> Vector:
        found = np.empty(len(self.codes), np.float32)
        for start in range(0, len(self.codes), _BLOCK):
            block = self.codes[start : start + _BLOCK].astype(np.float32)
            found[start : start + _BLOCK] = block @ vector
        return found * self.steps


def _coded(rows: Halves) -> tuple[npt.NDArray[np.int8], Vector]:
    """Return rows as int8 and the size of a step of each."""
    codes = np.empty(rows.shape, np.int8)
    steps = np.empty(len(rows), np.float32)
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK].astype(np.float32)
        step = np.maximum(np.abs(block).max(axis=1), np.float32(1e-12)) / 127
        steps[start : start + _BLOCK] = step
        codes[start : start + _BLOCK] = np.rint(block / step[:, np.newaxis])
    return codes, steps


Added = Callable[[int], Iterable[tuple[int, bytes]]]
Remaining = Callable[[], Numbers]


class VectorCache:
    """The vectors of the groups asked about last, shared by the threads of a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, int], Vectors] = OrderedDict()

    def get(
        self, key: tuple[str, int], dimension: int, state: State, added: Added, remaining: Remaining
    ) -> Vectors:
        """Return a group's vectors at ``state``, reading only what is new since last time.

        ``added`` yields passages from a number on, ``remaining`` returns all numbers there are.
        """
        with self._lock:
            kept = self._kept.get(key)
        if kept is None or not kept.state.comes_before(state):
            kept = Vectors.none(replace(state, next_number=0), dimension)
        if kept.state != state:
            kept = _brought_up(kept, state, added, remaining)
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            self._forget()
        return kept

    def count(self, key: tuple[str, int], state: State) -> int | None:
        """Return how many vectors a group has at ``state``, if they are kept."""
        with self._lock:
            kept = self._kept.get(key)
        return len(kept.numbers) if kept is not None and kept.state == state else None

    def forget(self, group_id: str) -> None:
        """Keep nothing of a group."""
        with self._lock:
            for key in [one for one in self._kept if one[0] == group_id]:
                del self._kept[key]

    def _forget(self) -> None:
        while len(self._kept) > 1 and sum(v.nbytes for v in self._kept.values()) > _MOST_BYTES:
            self._kept.popitem(last=False)


def _brought_up(kept: Vectors, state: State, added: Added, remaining: Remaining) -> Vectors:
    if state.removals != kept.state.removals:
        kept = kept.without(remaining())
    new = list(added(kept.state.next_number))
    if new:
        more = np.frombuffer(b"".join(vector for _, vector in new), "<f2")
        kept = kept.having(_numbers(number for number, _ in new), more.reshape(len(new), -1))
    return replace(kept, state=state)


def _numbers(numbers: Iterable[int]) -> Numbers:
    return np.fromiter(numbers, np.int64)
