"""Start processes that know nothing of the program they serve."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnContext, SpawnProcess
from types import ModuleType
from typing import Any

_hiding = threading.Lock()


class _Process(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: Any) -> Any:  # noqa: N802 - the name that multiprocessing calls
        with _without_main():
            return SpawnProcess._Popen(process_obj)


class Spawning(SpawnContext):
    """Spawns processes as multiprocessing does, but does not import the main module in them.

    A script then needs no guard, and what it imports, such as a model's code,
    takes neither time nor memory there.
    """

    Process = _Process


@contextmanager
def _without_main() -> Iterator[None]:
    """Let multiprocessing find an empty main module, the only one it does not import anew."""
    with _hiding:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main
