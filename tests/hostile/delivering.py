"""Runs the bot on a library without a model, by a clock that is ahead as much as a file says.

    python -m tests.hostile.delivering FOLDER

Discord is where DISCORD_API and DISCORD_GATEWAY say. What takes seconds and
shows nothing is made short: waiting for more servers, and for the next tick.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord

from bot import delivery
from bot.bootstrap import run_bot
from bot.settings import Settings
from knowledge.library import Library
from knowledge.store.sqlite import open_sqlite
from tests.made import WordEmbedder

TICK = timedelta(seconds=0.25)


class Ahead:
    """The present and so many seconds more; the number stands in a file that all share."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def __call__(self) -> datetime:
        """Return the moment that it is by this clock."""
        return datetime.now(UTC) + timedelta(seconds=self.seconds)

    @property
    def seconds(self) -> float:
        """Return by how much it is ahead."""
        return float(self._file.read_text() or 0) if self._file.exists() else 0.0

    def jump(self, **time: float) -> None:
        """Set it further ahead."""
        written = self._file.with_suffix(".new")
        written.write_text(str(self.seconds + timedelta(**time).total_seconds()))
        written.replace(self._file)


def main(folder: Path) -> None:
    """Run the bot until it is told to stop, or killed."""
    clock = Ahead(folder / "ahead")
    delivery.courier.EVERY = TICK
    before = discord.state.ConnectionState.__init__

    def ready_soon(self: Any, **options: Any) -> None:
        before(self, **{**options, "guild_ready_timeout": 0.05})

    discord.state.ConnectionState.__init__ = ready_soon  # type: ignore[method-assign]
    library = Library(open_sqlite(folder), WordEmbedder(), clock=clock)
    with library:
        run_bot(library, Settings(data=folder), now=clock)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
