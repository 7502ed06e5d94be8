"""What an export and an import came to, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.terminal.articles import sums_line
from bot.terminal.screen import counted, plain

if TYPE_CHECKING:
    from rich.text import Text

    from knowledge import Exported, Imported


def exported_line(exported: Exported, to: str) -> Text:
    """Return what was written, and where."""
    articles = counted(exported.articles, "article")
    originals = counted(exported.originals, "original file")
    return plain(f"{articles} and {originals} written to {to}.")


def imported_line(imported: Imported) -> Text:
    """Return how many were added; refusals are said elsewhere."""
    return sums_line(len(imported.added), len(imported.already), len(imported.refused))
