"""The collection that an article is to stand in, as a curator names it; commands share it."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord.app_commands import Choice

from bot.service import group_of, is_curator, offload_of
from knowledge import CURATING, Collection, Library

Interaction = discord.Interaction[Any]
LONGEST_NAME: Final = 60
_MOST_CHOICES = 25


async def collection_named(interaction: Interaction, name: str) -> Collection:
    """Return the collection of a name. Raises :class:`UnknownCollection`."""
    group_id = await group_of(interaction)
    return await offload_of(interaction)(Library.collection, group_id, name, reader=CURATING)


async def collections(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer a curator the collections, those that hold what was typed."""
    if not await is_curator(interaction):
        return []
    group_id = await group_of(interaction)
    found = await offload_of(interaction).quick(Library.collections, group_id, reader=CURATING)
    fitting = [one.name for one in found if typed.casefold() in one.name.casefold()]
    return [Choice(name=name, value=name) for name in fitting[:_MOST_CHOICES]]
