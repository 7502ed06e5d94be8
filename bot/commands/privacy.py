"""/privacy: what is kept about a person, and taking it out."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards.privacy import erasing_card, exported_card, privacy_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.documents import person_text
from bot.service import offload_of, settings_of
from bot.views import reply
from knowledge import Entry, Library

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
    left = await _left(interaction)
    say, count = words_for(interaction.locale), sum(map(len, left.values()))
    days = (await settings_of(interaction)).answer_days if interaction.guild_id else None
    await reply(interaction, lambda _room: privacy_card(say, count, days))


@privacy.command(name="export", description=described("privacy-export-description"))
async def export(interaction: Interaction) -> None:
    """Send what stands under the person's name as a file."""
    left = await _left(interaction)
    say, count = words_for(interaction.locale), sum(map(len, left.values()))
    text = person_text(str(interaction.user.id), left, say("privacy-nameless"))
    await reply(interaction, lambda _room: exported_card(say, count, text))


@privacy.command(name="delete", description=described("privacy-delete-description"))
async def delete(interaction: Interaction) -> None:
    """Ask whether the person's name is to be taken out."""
    left = await _left(interaction)
    say, count = words_for(interaction.locale), sum(map(len, left.values()))
    await reply(interaction, lambda _room: erasing_card(say, count, str(interaction.user.id)))


async def _left(interaction: Interaction) -> dict[str, tuple[Entry, ...]]:
    """Return what stands under the person's name: in this server, or in private in every one."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    group_id = str(interaction.guild_id) if interaction.guild_id else None
    return await offload_of(interaction)(Library.left_by, group_id, str(interaction.user.id))
