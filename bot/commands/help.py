"""/help: what there is, for what this person may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.notices import help_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.service import group_of, is_curator, offload_of, reader_of
from bot.views import reply

if TYPE_CHECKING:
    from knowledge import Library, Reader

Interaction = discord.Interaction[Any]


@app_commands.command(name="help", description=described("help-description"))
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def help_(interaction: Interaction) -> None:
    """Say what there is here."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    articles, requests = await offload_of(interaction)(_counts, group_id, reader)
    opened = requests if await is_curator(interaction) else None
    await reply(interaction, lambda _room: help_card(say, articles, opened))


def _counts(library: Library, group_id: str, reader: Reader) -> tuple[int, int]:
    return library.size(group_id, reader=reader).articles, len(library.requests(group_id))
