"""What commands and buttons find on the client: the library's door, and whose library it is."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol, cast

import discord

from bot.offload import Offload
from bot.rated import Rated
from bot.recent import Recent
from bot.refusals import Refused
from knowledge import GroupSettings, Library, Reader

Interaction = discord.Interaction[Any]
# A person who writes privately is looked for in at most this many servers.
_MOST_SERVERS = 50


class Serving(Protocol):
    """A client that answers from a library."""

    offload: Offload
    rated: Rated
    reading: asyncio.Semaphore
    reports: Recent[Any]
    forms: Recent[Any]
    drafts: Recent[Any]


def offload_of(interaction: Interaction) -> Offload:
    """Return the door to the library."""
    return cast("Serving", interaction.client).offload


def rated_of(interaction: Interaction) -> Rated:
    """Return who gave an opinion of what lately."""
    return cast("Serving", interaction.client).rated


def reading_of(interaction: Interaction) -> asyncio.Semaphore:
    """Return what bounds how many people's files are held in memory at once."""
    return cast("Serving", interaction.client).reading


def reports_of(interaction: Interaction) -> Recent[Any]:
    """Return the long lists shown lately."""
    return cast("Serving", interaction.client).reports


def forms_of(interaction: Interaction) -> Recent[Any]:
    """Return the forms filled in lately that could not be taken."""
    return cast("Serving", interaction.client).forms


def drafts_of(interaction: Interaction) -> Recent[Any]:
    """Return the topics written lately, saved or not."""
    return cast("Serving", interaction.client).drafts


async def group_of(interaction: Interaction) -> str:
    """Return the group whose library is meant: the server's, or in private the one both are in.

    Raises :class:`Refused` when there is none, or more than one.
    """
    if interaction.guild_id is not None:
        return str(interaction.guild_id)
    return str((await _member_in_private(interaction)).guild.id)


async def reading(interaction: Interaction) -> tuple[str, Reader]:
    """Return the group whose library is meant, and what this person may read of it.

    That goes by the roles that they have right now; in private by those that
    they have in its server. Raises what :func:`group_of` does.
    """
    if interaction.guild_id is not None:
        manages = is_manager(interaction)
        return str(interaction.guild_id), Reader(_roles_of(interaction.user), curates=manages)
    member = await _member_in_private(interaction)
    manages = member.guild_permissions.manage_guild
    return str(member.guild.id), Reader(_roles_of(member), curates=manages)


async def begin_reading(interaction: Interaction) -> tuple[str, Reader]:
    """Defer a reply that one person sees; return whose library it is from, and as whom to read."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    return await reading(interaction)


async def begin_curating(interaction: Interaction, *, in_place: bool = False) -> str:
    """Defer, see to it that a curator is at work, and return the group.

    What changes the message whose button was pressed is ``in_place``; otherwise
    one person sees the reply. Raises what :func:`require_curator` does.
    """
    if in_place:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)
    await require_curator(interaction)
    return await group_of(interaction)


async def settings_of(interaction: Interaction) -> GroupSettings:
    """Return what this server chose for its library; in private, what stands by itself."""
    if interaction.guild_id is None:
        return GroupSettings()
    return await offload_of(interaction).quick(Library.settings, str(interaction.guild_id))


def is_manager(interaction: Interaction) -> bool:
    """Tell whether this person may manage the server they write in."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


async def is_curator(interaction: Interaction) -> bool:
    """Tell whether this person may change the library: a manager, or one of a curator role."""
    if is_manager(interaction):
        return True
    roles = _roles_of(interaction.user)
    return not roles.isdisjoint((await settings_of(interaction)).curator_roles)


async def is_member(interaction: Interaction, group_id: str) -> bool:
    """Tell whether this person is in a server, be it that they write there or in private."""
    is_there = str(interaction.guild_id) == group_id
    return is_there or await _member_in(interaction, group_id) is not None


async def curates_in(interaction: Interaction, group_id: str) -> bool:
    """Tell whether this person may change the library of a server: there, or in private."""
    if interaction.guild_id is not None:
        return str(interaction.guild_id) == group_id and await is_curator(interaction)
    member = await _member_in(interaction, group_id)
    if member is None:
        return False
    settings = await offload_of(interaction).quick(Library.settings, group_id)
    has_role = not _roles_of(member).isdisjoint(settings.curator_roles)
    return has_role or member.guild_permissions.manage_guild


def require_manager(interaction: Interaction) -> None:
    """Raise :class:`Refused` unless this person may manage the server."""
    if not is_manager(interaction):
        raise Refused("refuse-managers")


async def require_curator(interaction: Interaction) -> None:
    """Raise :class:`Refused` unless this person may change the library."""
    if interaction.guild_id is None:
        raise Refused("refuse-guild-only")
    if not await is_curator(interaction):
        raise Refused("refuse-curators")


def _roles_of(person: object) -> frozenset[str]:
    return frozenset(str(role.id) for role in getattr(person, "roles", ()))


async def _member_in_private(interaction: Interaction) -> discord.Member:
    """Return who writes in private, as a member of the one server that both are in."""
    found = [
        await _member_of(guild, interaction.user.id)
        for guild in interaction.client.guilds[:_MOST_SERVERS]
    ]
    shared = [member for member in found if member is not None]
    if not shared:
        raise Refused("refuse-no-server")
    if len(shared) > 1:
        raise Refused("refuse-many-servers", names=", ".join(one.guild.name for one in shared))
    return shared[0]


async def _member_in(interaction: Interaction, group_id: str) -> discord.Member | None:
    guild = interaction.client.get_guild(int(group_id))
    return await _member_of(guild, interaction.user.id) if guild else None


async def _member_of(guild: discord.Guild, user_id: int) -> discord.Member | None:
    try:
        return await guild.fetch_member(user_id)
    except discord.NotFound:
        return None
