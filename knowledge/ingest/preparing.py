"""Where files are prepared: in this process, or apart from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Protocol

from knowledge.errors import Unreadable
from knowledge.ingest.archive import Member, members
from knowledge.ingest.prepare import Prepared, prepare
from knowledge.ingest.readers import check_size, is_archive
from knowledge.ingest.readers.names import shown_name

Outcome = Prepared | tuple[Member, ...] | Unreadable
"""An article, the members of an archive, or a refusal."""
Prepare = Callable[[bytes, str, date], Outcome]
"""Prepares a file, given by bytes, name and today."""
Waiting = Callable[[], Outcome]
"""Called, waits for a file that was handed over."""


class Preparing(Protocol):
    """Prepares files, given by bytes and name, so that none can harm the rest."""

    @property
    def ahead(self) -> int:
        """Return how many files to hand over before the first of them is waited for."""

    def hand(self, body: bytes, name: str, *, today: date) -> Waiting:
        """Hand a file over, and return what waits for it."""

    def close(self) -> None:
        """Let go of what was needed for it."""


class PreparingHere:
    """Prepares files in this process, when they are waited for and without limits."""

    ahead = 0

    def hand(self, body: bytes, name: str, *, today: date) -> Waiting:
        """Return what prepares the file."""
        return lambda: outcome_of(body, name, today)

    def close(self) -> None:
        """Do nothing: nothing was started."""


def outcome_of(body: bytes, name: str, today: date) -> Outcome:
    """Prepare a file, or unpack an archive; return the refusal of what cannot be used."""
    try:
        check_size(body, shown_name(name))
        if is_archive(body, shown_name(name)):
            return members(body, name)
        return prepare(body, name, today=today)
    except Unreadable as refusal:
        return refusal
