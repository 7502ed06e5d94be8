"""The card that a library goes along with, as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.cards.card import Attached, Block, Card

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Exported


def library_card(say: Say, exported: Exported, file: Path) -> Card:
    """Say what the file holds, what was left out of it, and how it is read in again."""
    lacks = exported.originals < exported.articles
    said = [
        say("export-done", articles=exported.articles),
        say("export-without" if lacks else "export-with"),
    ]
    block = Block("\n".join(said), below=f"-# {say('export-again')}")
    return Card((block,), attached=Attached(file.name, file))
