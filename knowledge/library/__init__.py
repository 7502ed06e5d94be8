"""The library: one short verb for each use; wires the rooms to a store and a model."""

from __future__ import annotations

from knowledge.library.opening import Library, open_library
from knowledge.library.wired import Clock, Keys, random_key, utc_now

__all__ = ["Clock", "Keys", "Library", "open_library", "random_key", "utc_now"]
