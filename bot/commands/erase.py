"""/library erase: for who may manage the server, all that is kept of it."""

from __future__ import annotations

from typing import Any

import discord

from bot.buttons.erasing import EraseForm, server_name
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.service import require_manager


@library_.command(name="erase", description=described("library-erase-description"))
async def erase(interaction: discord.Interaction[Any]) -> None:
    """Open the form that erases all that is kept of this server."""
    require_manager(interaction)
    say = words_for(interaction.locale)
    await interaction.response.send_modal(EraseForm(say, server_name(interaction)))
