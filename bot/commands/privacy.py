"""/privacy: what is kept about a person."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards.notices import privacy_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.views import reply

Interaction = discord.Interaction[Any]

privacy = app_commands.Group(
    name="privacy",
    description=described("privacy-description"),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


@privacy.command(name="show", description=described("privacy-show-description"))
async def show(interaction: Interaction) -> None:
    """Say what is kept about the person who asks."""
    say = words_for(interaction.locale)
    await reply(interaction, lambda _room: privacy_card(say), private=True)
