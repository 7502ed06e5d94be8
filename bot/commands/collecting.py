"""/collection: articles that only members with some roles may be quoted from."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.announcing import announce
from bot.articles.collected import LONGEST_NAME, collected, collection_named, names
from bot.articles.finding import find_named, titles
from bot.cards.collecting import (
    IsRole,
    collections_card,
    made_card,
    moved_card,
    opening_card,
    removed_card,
)
from bot.catalogue import words_for
from bot.commands.described import described
from bot.refusals import Refused
from bot.service import begin_curating, offload_of, reading
from bot.views import reply
from knowledge import CURATING, Collection, Corrected, Library, Reader

Interaction = discord.Interaction[Any]
_LONGEST_ARTICLE = 100
# Further roles that a new collection may be given at once.
_FURTHER = ("role2", "role3", "role4", "role5")

collection = app_commands.Group(
    name="collection",
    description=described("collection-description"),
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


@collection.command(name="create", description=described("collection-create-description"))
@app_commands.describe(
    name=described("collection-create-name"),
    role=described("collection-role"),
    **{name: described("collection-role-more") for name in _FURTHER},
)
async def create(
    interaction: Interaction,
    name: Range[str, 1, LONGEST_NAME],
    role: discord.Role,
    role2: discord.Role | None = None,
    role3: discord.Role | None = None,
    role4: discord.Role | None = None,
    role5: discord.Role | None = None,
) -> None:
    """Make a collection that members with some roles may read."""
    group_id = await begin_curating(interaction)
    roles = _ids(role, role2, role3, role4, role5)
    made, entries = await offload_of(interaction)(
        Library.create_collection, group_id, name, roles, by=str(interaction.user.id)
    )
    say, is_role = words_for(interaction.locale), _role_check(interaction)
    await reply(interaction, lambda _room: made_card(say, "created", made, is_role))
    await announce(interaction, *entries)


@collection.command(name="list", description=described("collection-list-description"))
async def list_(interaction: Interaction) -> None:
    """List the collections, who may read them, and how many articles each holds."""
    group_id = await begin_curating(interaction)
    found = await offload_of(interaction)(Library.collections, group_id, reader=CURATING)
    say, is_role = words_for(interaction.locale), _role_check(interaction)
    await reply(interaction, lambda room: collections_card(say, found, is_role, room))


@collection.command(name="edit", description=described("collection-edit-description"))
@app_commands.rename(named="collection")
@app_commands.describe(
    named=described("collection-which"),
    name=described("collection-edit-name"),
    add_role=described("collection-edit-add"),
    remove_role=described("collection-edit-remove"),
)
async def edit(
    interaction: Interaction,
    named: Range[str, 1, LONGEST_NAME],
    name: Range[str, 1, LONGEST_NAME] | None = None,
    add_role: discord.Role | None = None,
    remove_role: discord.Role | None = None,
) -> None:
    """Rename a collection, or change the roles that may read it; those that are gone go too."""
    group_id = await begin_curating(interaction)
    before = await collection_named(interaction, group_id, named)
    is_role = _role_check(interaction)
    gone = [role for role in before.roles if not is_role(role)]
    after, entries = await offload_of(interaction)(
        Library.change_collection,
        group_id,
        before.number,
        name=name,
        add=_ids(add_role),
        remove=[*gone, *_ids(remove_role)],
        by=str(interaction.user.id),
    )
    say, key = words_for(interaction.locale), "changed" if entries else "unchanged"
    await reply(interaction, lambda _room: made_card(say, key, after, is_role))
    await announce(interaction, *entries)


@collection.command(name="remove", description=described("collection-remove-description"))
@app_commands.rename(named="collection")
@app_commands.describe(named=described("collection-which"))
async def remove(interaction: Interaction, named: Range[str, 1, LONGEST_NAME]) -> None:
    """Remove a collection: an empty one at once, another once it is confirmed."""
    group_id = await begin_curating(interaction)
    found, say = await collection_named(interaction, group_id, named), words_for(interaction.locale)
    if found.articles:
        await reply(interaction, lambda _room: opening_card(say, found))
        return
    _, entries = await offload_of(interaction)(
        Library.remove_collection, group_id, found.number, by=str(interaction.user.id)
    )
    await reply(interaction, lambda _room: removed_card(say, found, 0))
    await announce(interaction, *entries)


@collection.command(name="add", description=described("collection-add-description"))
@app_commands.rename(named="collection")
@app_commands.describe(article=described("collection-article"), named=described("collection-which"))
async def add(
    interaction: Interaction,
    article: Range[str, 1, _LONGEST_ARTICLE],
    named: Range[str, 1, LONGEST_NAME],
) -> None:
    """Put an article into a collection."""
    await _move(interaction, article, named)


@collection.command(name="take-out", description=described("collection-out-description"))
@app_commands.describe(article=described("collection-article"))
async def take_out(interaction: Interaction, article: Range[str, 1, _LONGEST_ARTICLE]) -> None:
    """Take an article out of its collection."""
    await _move(interaction, article, None)


edit.autocomplete("named")(names)
remove.autocomplete("named")(names)
add.autocomplete("named")(names)
add.autocomplete("article")(titles)
take_out.autocomplete("article")(collected)


def _role_check(interaction: Interaction) -> IsRole:
    """Return what tells whether a role of the server is still there."""
    guild = interaction.guild
    return lambda role: guild is None or guild.get_role(int(role)) is not None


async def _move(interaction: Interaction, article: str, named: str | None) -> None:
    """Put an article into the collection of a name, or out of the one where it stands."""
    await begin_curating(interaction)
    group_id, reader = await reading(interaction)
    to, moved = await offload_of(interaction)(
        _moved, group_id, reader, article, named, by=str(interaction.user.id)
    )
    say, is_new = words_for(interaction.locale), moved.entry is not None
    await reply(interaction, lambda _room: moved_card(say, moved.article, to, is_new=is_new))
    await announce(interaction, moved.entry)


def _moved(
    library: Library, group_id: str, reader: Reader, article: str, named: str | None, *, by: str
) -> tuple[Collection | None, Corrected]:
    """Move an article; return to which collection, and what came of it."""
    to = None if named is None else library.collection(group_id, named, reader=CURATING)
    found = find_named(library, group_id, reader, article)
    return to, library.move(group_id, found.id, to.number if to else None, by=by)


def _ids(*roles: discord.Role | None) -> list[str]:
    """Return the ids of the roles that were named. Raises :class:`Refused` for everybody's."""
    named = [role for role in roles if role is not None]
    for role in named:
        if role.is_default():
            raise Refused("refuse-everybody", role=role.name)
    return [str(role.id) for role in named]
