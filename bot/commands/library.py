"""/library gaps and /library history: what curators look at."""

from __future__ import annotations

from typing import Any

import discord

from bot.cards.history import A_PAGE, history_card
from bot.cards.notices import requests_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import Library

Interaction = discord.Interaction[Any]


@library_.command(name="gaps", description=described("library-gaps-description"))
async def gaps(interaction: Interaction) -> None:
    """List the questions for which members asked for a source."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    found = await offload_of(interaction)(Library.requests, group_id)
    await reply(interaction, lambda room: requests_card(say, found, room))


@library_.command(name="history", description=described("library-history-description"))
async def history(interaction: Interaction) -> None:
    """Say what was done to the library, the newest first."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    entries = await offload_of(interaction)(Library.history, group_id, limit=A_PAGE + 1)
    await reply(interaction, lambda room: history_card(say, entries, None, room))
