"""/help: what there is, for what this person may do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.notices import help_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.service import begin_reading, is_curator, offload_of
from bot.views import reply

if TYPE_CHECKING:
    from knowledge import Library, Reader

Interaction = discord.Interaction[Any]


@app_commands.command(name="help", description=described("help-description"))
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def help_(interaction: Interaction) -> None:
    """Say what there is here."""
    group_id, reader = await begin_reading(interaction)
    say, curates = words_for(interaction.locale), await is_curator(interaction)
    counts = await offload_of(interaction)(_counts, group_id, reader, curates=curates)
    await reply(interaction, lambda _room: help_card(say, *counts))


def _counts(
    library: Library, group_id: str, reader: Reader, *, curates: bool
) -> tuple[int, int | None]:
    """Return how many articles there are, and to a curator how many requests are open."""
    requests = len(library.requests(group_id)) if curates else None
    return library.size(group_id, reader=reader).articles, requests
