"""The option that names a collection, and the articles that stand in any."""

from __future__ import annotations

from typing import Any, Final

import discord
from discord.app_commands import Choice

from bot.cards.limits import CHOICE, CHOICES, cut
from bot.service import group_of, is_curator, offload_of
from knowledge import CURATING, Collection, Library, titles_like

Interaction = discord.Interaction[Any]
LONGEST_NAME: Final = 60
"""Characters of a collection's name."""


async def collection_named(interaction: Interaction, group_id: str, name: str) -> Collection:
    """Return the collection of a name. Raises :class:`UnknownCollection`."""
    return await offload_of(interaction)(Library.collection, group_id, name, reader=CURATING)


async def names(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer a curator the collections, those that hold what was typed."""
    if not await is_curator(interaction):
        return []
    group_id = await group_of(interaction)
    found = await offload_of(interaction).quick(Library.collections, group_id, reader=CURATING)
    fitting = [one.name for one in found if typed.casefold() in one.name.casefold()]
    return [Choice(name=name, value=name) for name in fitting[:CHOICES]]


async def collected(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer a curator the articles that stand in a collection, by what is like their titles."""
    if not await is_curator(interaction):
        return []
    group_id = await group_of(interaction)
    near = await offload_of(interaction).quick(_collected, group_id, typed)
    return [Choice(name=cut(title, CHOICE), value=id_) for id_, title in near]


def _collected(library: Library, group_id: str, typed: str) -> tuple[tuple[str, str], ...]:
    inside = library.collections_of(group_id)
    titles = library.titles(group_id, reader=CURATING) if inside else ()
    return titles_like([one for one in titles if one[0] in inside], typed)
