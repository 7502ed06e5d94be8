"""/library export: all articles as one file, for a curator alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import discord

from bot.announcing import announce
from bot.cards.exported import library_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.refusals import Refused
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import CURATING, Exported, Library

MOST: Final = 50 * 1024**2
"""The bytes of the largest file we send, where Discord allows even more."""


@library_.command(name="export", description=described("library-export-description"))
async def export(interaction: discord.Interaction[Any]) -> None:
    """Send the articles and the files they came from as a zip archive."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    if not interaction.app_permissions.attach_files:
        raise Refused("refuse-export-attach")
    name = f"library-{interaction.created_at:%Y-%m-%d}.zip"
    with TemporaryDirectory(prefix="export-") as folder:
        file = Path(folder) / name
        exported = await offload_of(interaction)(
            _export,
            group_id,
            file,
            most=min(interaction.filesize_limit, MOST),
            by=str(interaction.user.id),
        )
        await reply(interaction, lambda _room: library_card(say, exported, file))
    await announce(interaction, exported.entry)


def _export(library: Library, group_id: str, file: Path, *, most: int, by: str) -> Exported:
    """Write a library to a file. Raises :class:`Refused` where it has no article."""
    if not library.size(group_id, reader=CURATING).articles:
        raise Refused("refuse-export-empty")
    return library.export_zip(group_id, file, most=most, by=by)
