"""What the bot itself declines to do, by the key of the sentence that says so."""

from __future__ import annotations


class Refused(Exception):
    """An expected failure; ``key`` and ``gaps`` name its sentence in the catalogue."""

    def __init__(self, key: str, **gaps: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.gaps = gaps


class CannotStart(Exception):
    """What keeps the bot from running; ``str(error)`` is a sentence with a way out."""
