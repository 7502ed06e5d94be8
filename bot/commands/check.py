"""Check sources: what the library says near somebody's message, to the one who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.cards.card import notice
from bot.cards.quotes import Shelf
from bot.cards.sources import checked_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.service import offload_of, reading
from bot.texts import text_of
from bot.views import reply
from knowledge import Verdict

if TYPE_CHECKING:
    from knowledge import Library, Reader

Interaction = discord.Interaction[Any]


@app_commands.context_menu(name=described("check-name"))
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def check_sources(interaction: Interaction, message: discord.Message) -> None:
    """Show passages that bear on a message, or that there are none; never a verdict."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, text = words_for(interaction.locale), text_of(message)
    if not text.strip():
        await reply(interaction, lambda _room: notice(say("check-no-text")))
        return
    group_id, reader = await reading(interaction)
    shelf = await offload_of(interaction)(_check, group_id, reader, text)
    await reply(interaction, lambda room: checked_card(say, shelf, room))


def _check(library: Library, group_id: str, reader: Reader, text: str) -> Shelf:
    quotes = library.check(group_id, text, reader=reader).quotes
    key = library.keep(group_id, Verdict.RELATED, quotes) if quotes else ""
    return Shelf(key, quotes)
