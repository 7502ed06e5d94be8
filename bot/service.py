"""What commands and buttons find on the client: the library's door, and whose library it is."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol, cast

import discord

from bot.offload import Offload
from bot.rated import Rated
from bot.recent import Recent
from bot.refusals import Refused
from knowledge import ANYBODY, GroupSettings, Library, Reader

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
    roles = _roles_of(interaction.user)
    return not roles.isdisjoint((await settings_of(interaction)).curator_roles)


async def reader_of(interaction: discord.Interaction[Any], group_id: str) -> Reader:
    """Return what this person may read of a group's library, by the roles they have right now.

    In private those that they have in its server; where these cannot be had,
    only what everybody may read.
    """
    if interaction.guild_id is not None:
        return Reader(_roles_of(interaction.user), curates=is_manager(interaction))
    guild = interaction.client.get_guild(int(group_id))
    if guild is None:
        return ANYBODY
    try:
        member = await guild.fetch_member(interaction.user.id)
    except discord.HTTPException:
        return ANYBODY
    return Reader(_roles_of(member), curates=member.guild_permissions.manage_guild)


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


def _roles_of(person: object) -> frozenset[str]:
    return frozenset(str(role.id) for role in getattr(person, "roles", ()))


async def _is_member(guild: discord.Guild, user: discord.abc.Snowflake) -> bool:
    if guild.get_member(user.id) is not None:
        return True
    try:
        await guild.fetch_member(user.id)
    except discord.NotFound:
        return False
    return True
