"""/health: which digests do not come, why, and since when, for curators."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.cards.troubles import Health, health_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.digests.finding import ordered
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import Library, State

Interaction = discord.Interaction[Any]


@app_commands.command(name="health", description=described("health-description"))
@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True)
async def health(interaction: Interaction) -> None:
    """Say which digests are paused or failing."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    found = await offload_of(interaction)(_health, group_id)
    await reply(interaction, lambda room: health_card(say, found, group_id, room))


def _health(library: Library, group_id: str) -> Health:
    every = [one for one in library.subscriptions(group_id) if not one.personal]
    channels = ordered(every, library.topics(group_id))
    held = tuple(one for one in channels if one.of.pause)
    last = [
        (one, sent)
        for one in channels
        if not one.of.pause
        for sent in library.sent(group_id, one.of.number, limit=1)
    ]
    failing = tuple((one, sent) for one, sent in last if sent.state is State.FAILED)
    private = sum(one.personal for one in library.troubles(group_id))
    return Health(held, failing, private, len(channels))
