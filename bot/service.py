"""What commands and buttons find on the client: the library's door, and whose library it is."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol, cast

import discord

from bot.offload import Offload
from bot.rated import Rated
from bot.recent import Recent
from bot.refusals import Refused
from knowledge import GroupSettings, Library

# A person who writes privately is looked for in at most this many servers.
_MOST_SERVERS = 50


class Serving(Protocol):
    """A client that answers from a library."""

    offload: Offload
    rated: Rated
    reading: asyncio.Semaphore
    reports: Recent[Any]
    forms: Recent[Any]


def offload_of(interaction: discord.Interaction[Any]) -> Offload:
    """Return the door to the library."""
    return cast("Serving", interaction.client).offload


def rated_of(interaction: discord.Interaction[Any]) -> Rated:
    """Return who gave an opinion of what lately."""
    return cast("Serving", interaction.client).rated


def reading_of(interaction: discord.Interaction[Any]) -> asyncio.Semaphore:
    """Return what bounds how many people's files are held in memory at once."""
    return cast("Serving", interaction.client).reading


def reports_of(interaction: discord.Interaction[Any]) -> Recent[Any]:
    """Return the long lists shown lately."""
    return cast("Serving", interaction.client).reports


def forms_of(interaction: discord.Interaction[Any]) -> Recent[Any]:
    """Return the forms filled in lately that could not be taken."""
    return cast("Serving", interaction.client).forms


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


async def settings_of(interaction: discord.Interaction[Any]) -> GroupSettings:
    """Return what this server chose for its library; in private, what stands by itself."""
    if interaction.guild_id is None:
        return GroupSettings()
    return await offload_of(interaction).quick(Library.settings, str(interaction.guild_id))


def is_manager(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether this person may manage the server they write in."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


async def is_curator(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether this person may change the library: a manager, or one of a curator role."""
    if is_manager(interaction):
        return True
    roles = {str(role.id) for role in getattr(interaction.user, "roles", ())}
    return not roles.isdisjoint((await settings_of(interaction)).curator_roles)


def require_manager(interaction: discord.Interaction[Any]) -> None:
    """Raise :class:`Refused` unless this person may manage the server."""
    if not is_manager(interaction):
        raise Refused("refuse-managers")


async def require_curator(interaction: discord.Interaction[Any]) -> None:
    """Raise :class:`Refused` unless this person may change the library."""
    if interaction.guild_id is None:
        raise Refused("refuse-guild-only")
    if not await is_curator(interaction):
        raise Refused("refuse-curators")


async def _is_member(guild: discord.Guild, user: discord.abc.Snowflake) -> bool:
    if guild.get_member(user.id) is not None:
        return True
    try:
        await guild.fetch_member(user.id)
    except discord.NotFound:
        return False
    return True
