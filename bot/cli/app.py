"""The program, its options, and whose library in which folder its commands are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.settings import Settings, load_settings
from bot.terminal.articles import refusal_line
from bot.terminal.screen import say

if TYPE_CHECKING:
    from bot.adding import Refusal
    from knowledge import Library, Reader

NOT_FOUND, OUR_FAULT = 1, 3
# Processes that read files: with two, one that hangs does not hold up everybody's articles.
_READERS = 2

app = typer.Typer(
    name="rapporteur",
    help="Answer questions with exact quotes from the articles a group collected.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def moment_of(text: str) -> datetime:
    """Return a moment from ISO 8601, in UTC where it names no zone. Raises BadParameter."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"“{text}” is no moment. Write it like 2026-03-29T08:00 or 2026-03-29T08:00+02:00."
        ) from None
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


Now = Annotated[
    datetime | None,
    typer.Option(
        parser=moment_of,
        metavar="MOMENT",
        help="Look as if it were then, such as 2026-03-29T08:00; in UTC unless it says.",
    ),
]


@dataclass(frozen=True, slots=True)
class Place:
    """Which folder and which group a command is for, and when; now, unless it says."""

    settings: Settings
    group_id: str
    now: datetime | None = None

    @property
    def moment(self) -> datetime:
        """Return when the command is for."""
        return self.now or datetime.now(UTC)

    def at(self, now: datetime | None) -> Place:
        """Return the same as if it were another moment."""
        return replace(self, now=now)

    @property
    def reader(self) -> Reader:
        """Return as whom the host reads: one who reads everything."""
        from knowledge import CURATING

        return CURATING

    @contextmanager
    def library(self) -> Iterator[Library]:
        """Open the library, and close it again."""
        from knowledge import open_library

        with open_library(
            self.settings.data,
            embedding_model=self.settings.embedding_model,
            reader_model=self.settings.reader_model,
            readers=_READERS,
            clock=lambda: self.moment,
        ) as library:
            yield library


def say_refused(refused: Sequence[Refusal]) -> None:
    """Say on stderr what was refused and why; leave with 1 if anything was."""
    for one in refused:
        say(refusal_line(one))
    if refused:
        raise typer.Exit(NOT_FOUND)


@app.callback()
def _options(
    context: typer.Context,
    data: Annotated[
        Path | None, typer.Option(help="The folder that holds everything kept.")
    ] = None,
    group: Annotated[str, typer.Option(help="Whose library.")] = "local",
) -> None:
    context.obj = Place(load_settings(data=data), group)
