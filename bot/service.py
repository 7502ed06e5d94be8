"""What commands and buttons find on the client: the library's door, and whose library it is."""

from __future__ import annotations

from typing import Any, Protocol, cast

import discord

from bot.offload import Offload
from bot.rated import Rated
from bot.refusals import Refused

# A person who writes privately is looked for in at most this many servers.
_MOST_SERVERS = 50


class Serving(Protocol):
    """A client that answers from a library."""

    offload: Offload
    rated: Rated


def offload_of(interaction: discord.Interaction[Any]) -> Offload:
    """Return the door to the library."""
    return cast("Serving", interaction.client).offload


def rated_of(interaction: discord.Interaction[Any]) -> Rated:
    """Return who gave an opinion of what lately."""
    return cast("Serving", interaction.client).rated


async def group_of(interaction: discord.Interaction[Any]) -> str:
    """Return the group whose library is meant: the server's, or in private the one both are in.

    Raises :class:`Refused` when there is none, or more than one.
    """
    if interaction.guild_id is not None:
        return str(interaction.guild_id)
    shared = [
        guild
        for guild in interaction.client.guilds[:_MOST_SERVERS]
        if await _is_member(guild, interaction.user)
    ]
    if not shared:
        raise Refused("refuse-no-server")
    if len(shared) > 1:
        raise Refused("refuse-many-servers", names=", ".join(guild.name for guild in shared))
    return str(shared[0].id)


def is_curator(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether this person may change the library: who may manage the server."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


def require_curator(interaction: discord.Interaction[Any]) -> None:
    """Raise :class:`Refused` unless this person may change the library."""
    if not is_curator(interaction):
        raise Refused("refuse-curators")


def require_server_rights(interaction: discord.Interaction[Any]) -> None:
    """Raise :class:`Refused` unless this person may manage the server itself."""
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise Refused("refuse-erase")


async def _is_member(guild: discord.Guild, user: discord.abc.Snowflake) -> bool:
    if guild.get_member(user.id) is not None:
        return True
    try:
        await guild.fetch_member(user.id)
    except discord.NotFound:
        return False
    return True
