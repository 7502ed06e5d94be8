"""/library: for curators, and to erase it for who may manage the server."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.buttons.erasing import EraseForm, server_name
from bot.cards.notices import requests_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.service import group_of, offload_of, require_curator, require_server_rights
from bot.views import reply
from knowledge import Library

Interaction = discord.Interaction[Any]

library_ = app_commands.Group(
    name="library",
    description=described("library-description"),
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


@library_.command(name="gaps", description=described("library-gaps-description"))
async def gaps(interaction: Interaction) -> None:
    """List the questions for which members asked for a source."""
    require_curator(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    found = await offload_of(interaction)(Library.requests, group_id)
    await reply(interaction, lambda room: requests_card(say, found, room))


@library_.command(name="erase", description=described("library-erase-description"))
async def erase(interaction: Interaction) -> None:
    """Open the form that erases all that is kept of this server."""
    require_server_rights(interaction)
    say = words_for(interaction.locale)
    await interaction.response.send_modal(EraseForm(say, server_name(interaction)))
