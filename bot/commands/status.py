"""/library status: what the library holds, in words and in a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

from bot.cards.status import empty_status_card, status_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.pictures.status import status_picture
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import CURATING

if TYPE_CHECKING:
    from bot.catalogue import Say
    from knowledge import Library, Status


@library_.command(name="status", description=described("library-status-description"))
async def status(interaction: discord.Interaction[Any]) -> None:
    """Show what the library holds, in words and in a picture."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    may_attach = interaction.app_permissions.attach_files
    found, picture = await offload_of(interaction)(_status, group_id, say if may_attach else None)
    if not found.articles:
        await reply(interaction, lambda _room: empty_status_card(say, found))
        return
    await reply(interaction, lambda room: status_card(say, found, picture, room))


def _status(library: Library, group_id: str, say: Say | None) -> tuple[Status, bytes | None]:
    """Count, and draw the picture in the words of ``say`` where there is something to draw."""
    found = library.status(group_id, reader=CURATING)
    return found, status_picture(say, found) if say and found.articles else None
