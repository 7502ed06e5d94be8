"""Where output goes, and the few pieces that every view is made of."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from bot.documents import as_json

T = TypeVar("T")
# A text from the web may hold control characters, which a terminal would obey,
# and a file's name may hold code points that cannot be written out. Each is
# replaced by one character, so that offsets into the text stay true.
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class OneLine:
    """A line that is never broken, so that a link in it can be copied whole."""

    text: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Write the line as it is, whatever the terminal's width."""
        yield Segment(printable(self.text))
        yield Segment.line()


def show(view: RenderableType) -> None:
    """Print what was asked for, on stdout."""
    Console(highlight=False).print(view, crop=False)


def say(sentence: str | Text) -> None:
    """Print a message to the person, on stderr."""
    text = plain(sentence) if isinstance(sentence, str) else sentence
    Console(stderr=True, highlight=False).print(text, soft_wrap=True)


def present(
    found: T,
    document: Callable[[T], Mapping[str, object]],
    view: Callable[[T], RenderableType],
    *,
    as_json: bool,
) -> None:
    """Print what was found on stdout: as one JSON document, or as people read it."""
    if as_json:
        write_document(document(found))
    else:
        show(view(found))


def write_document(document: Mapping[str, object]) -> None:
    """Print one JSON document on stdout, in UTF-8 whatever the terminal speaks."""
    sys.stdout.flush()
    sys.stdout.buffer.write(as_json(document))
    sys.stdout.buffer.flush()


def printable(text: str) -> str:
    """Return ``text``, as long as it was, without what a terminal would obey."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(text: str, style: str = "") -> Text:
    """Return ``text`` to be shown letter for letter: square brackets are no markup in it."""
    return Text(printable(text), style=style)


def counted(number: int, singular: str, plural: str | None = None) -> str:
    """Return a number with its noun, such as ``1 article`` and ``2 articles``."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def table_of(*columns: str, numbers: tuple[str, ...] = ()) -> Table:
    """Return an empty table; the columns named in ``numbers`` are aligned to the right."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in numbers else "left")
    return table


def pairs_of(said: Mapping[str, str]) -> Table:
    """Return a line for each name and what is said of it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, words in said.items():
        table.add_row(plain(name, "bold"), plain(words))
    return table


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on stderr, on a terminal only; the callable takes how many of how many."""
    console = Console(stderr=True)
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def waiting(label: str) -> AbstractContextManager[object]:
    """Show on stderr that work is going on; nothing where stderr is no terminal."""
    return Console(stderr=True).status(label)
