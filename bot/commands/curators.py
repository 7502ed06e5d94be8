"""/library curators: the roles whose members curate, and whether Discord shows them how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
import structlog
from discord import app_commands
from discord.app_commands import AppCommand

from bot.announcing import announce
from bot.cards.choices import curators_card
from bot.cards.markdown import escape
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.family import library_
from bot.service import begin_curating, offload_of, require_manager
from bot.views import reply
from knowledge import Entry, Library

Interaction = discord.Interaction[Any]
_log = structlog.get_logger(__name__)


@library_.command(name="curators", description=described("library-curators-description"))
@app_commands.describe(
    add=described("library-curators-add"), remove=described("library-curators-remove")
)
async def curators(
    interaction: Interaction, add: discord.Role | None = None, remove: discord.Role | None = None
) -> None:
    """Say whose members curate; who may manage the server changes it."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    if add or remove:
        require_manager(interaction)
    there = [str(role.id) for role in interaction.guild.roles] if interaction.guild else None
    entries, roles = await offload_of(interaction)(
        _changed,
        group_id,
        str(add.id) if add else None,
        str(remove.id) if remove else None,
        there=there,
        by=str(interaction.user.id),
    )
    commands, hidden = await _hidden(interaction, roles)
    name = interaction.client.user.name if interaction.client.user else ""
    await reply(interaction, lambda _room: curators_card(say, roles, hidden, commands, name))
    await announce(interaction, *entries)


def _changed(
    library: Library,
    group_id: str,
    add: str | None,
    remove: str | None,
    *,
    there: Sequence[str] | None,
    by: str,
) -> tuple[tuple[Entry, ...], Sequence[str]]:
    """Add a role and remove one; return what of that is new, and the roles there are now.

    With them go those that the server has deleted since, which nobody can
    name; ``there`` are the roles that it has, where that is known.
    """
    roles = library.settings(group_id).curator_roles
    if add is None and remove is None:
        return (), roles
    gone = [role for role in roles if there is not None and role not in there]
    entries = library.change_curators(
        group_id,
        add=[add] if add else [],
        remove=[*gone, remove] if remove else gone,
        by=by,
    )
    return entries, library.settings(group_id).curator_roles


async def _hidden(
    interaction: Interaction, roles: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the curators' commands, and the roles to whose members Discord does not show them.

    Discord shows these commands to who may manage the server, and to roles
    that the server let use them, one command at a time.
    """
    guild = interaction.guild
    found = [guild.get_role(int(role)) for role in roles] if guild else []
    waiting = [role for role in found if role and not role.permissions.manage_guild]
    if guild is None or not waiting:
        return (), ()
    known = await interaction.client.tree.fetch_commands()
    kept = [one for one in known if one.default_member_permissions is not None]
    allowed = [await _allowed(one, guild) for one in kept]
    hidden = [role for role in waiting if not all(role.id in ids for ids in allowed)]
    return tuple(map(_shown, kept)), tuple(str(role.id) for role in hidden)


def _shown(command: AppCommand) -> str:
    """Return a command's name as people know it: with a slash, or as an entry of a menu."""
    is_slash = command.type is discord.AppCommandType.chat_input
    return f"`/{command.name}`" if is_slash else f"**{escape(command.name)}**"


async def _allowed(command: AppCommand, guild: discord.Guild) -> frozenset[int]:
    """Return the roles that a server lets use a command, whatever they may do otherwise."""
    try:
        found = await command.fetch_permissions(guild)
    except discord.NotFound:
        return frozenset()
    except discord.HTTPException as error:
        _log.warning("permissions not read", code=error.code, server=guild.id)
        return frozenset()
    return frozenset(one.id for one in found.permissions if one.permission)
