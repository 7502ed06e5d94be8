"""/topic add and /topic edit: a form, and what the topic would have found before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.narrowing import Outlet, outlets
from bot.commands.topic.family import topic
from bot.refusals import Refused
from bot.service import offload_of, reading
from bot.topics.drafts import Draft, draft_of
from bot.topics.finding import LONGEST_NAMED, find_named, may_change, names, require_change, whose
from bot.topics.forms import TopicForm, require_room
from knowledge import Library, Reader, folded

Interaction = discord.Interaction[Any]
C = TypeVar("C", bound=Callable[..., Any])
_FURTHER, _FURTHER_NOT = ("outlet2", "outlet3"), ("not_outlet2", "not_outlet3")


def _with_outlets(command: C) -> C:
    """Describe the options that name outlets, and offer those of the library."""
    first = ("outlet", *_FURTHER, "not_outlet", *_FURTHER_NOT)
    describe = app_commands.describe(
        outlet=described("topic-outlet"),
        not_outlet=described("topic-not-outlet"),
        **{name: described("topic-outlet-more") for name in _FURTHER},
        **{name: described("topic-not-outlet-more") for name in _FURTHER_NOT},
    )
    return app_commands.autocomplete(**dict.fromkeys(first, outlets))(describe(command))


@topic.command(name="add", description=described("topic-add-description"))
@app_commands.describe(private=described("topic-private"))
@_with_outlets
async def add(
    interaction: Interaction,
    outlet: Outlet | None = None,
    outlet2: Outlet | None = None,
    outlet3: Outlet | None = None,
    not_outlet: Outlet | None = None,
    not_outlet2: Outlet | None = None,
    not_outlet3: Outlet | None = None,
    private: bool | None = None,
) -> None:
    """Open the form for a new topic: the server's, or in private and on request one's own."""
    is_own = interaction.guild_id is None if private is None else private
    owner = whose(interaction) if is_own else None
    if not await may_change(interaction, owner):
        is_here = interaction.guild_id is not None
        raise Refused("refuse-topic-curators" if is_here else "refuse-guild-only")
    spelt = await _spelling(interaction, *await reading(interaction))
    within = _outlets(spelt, outlet, outlet2, outlet3)
    without = _outlets(spelt, not_outlet, not_outlet2, not_outlet3)
    draft = Draft(outlets=within, not_outlets=without, owner=owner)
    await interaction.response.send_modal(TopicForm(words_for(interaction.locale), draft))


@topic.command(name="edit", description=described("topic-edit-description"))
@app_commands.rename(named=described("topic-option"))
@app_commands.describe(
    named=described("topic-named"), any_outlet=described("topic-edit-any-outlet")
)
@app_commands.autocomplete(named=names)
@_with_outlets
async def edit(
    interaction: Interaction,
    named: Range[str, 1, LONGEST_NAMED],
    outlet: Outlet | None = None,
    outlet2: Outlet | None = None,
    outlet3: Outlet | None = None,
    not_outlet: Outlet | None = None,
    not_outlet2: Outlet | None = None,
    not_outlet3: Outlet | None = None,
    any_outlet: bool = False,
) -> None:
    """Open the form with what is known of a topic; outlets that are named take others' place."""
    group_id, reader = await reading(interaction)
    found = await offload_of(interaction).quick(find_named, group_id, whose(interaction), named)
    await require_change(interaction, found.owner)
    spelt, draft = await _spelling(interaction, group_id, reader), draft_of(found)
    within = _outlets(spelt, outlet, outlet2, outlet3)
    without = _outlets(spelt, not_outlet, not_outlet2, not_outlet3)
    if within or any_outlet:
        draft = replace(draft, outlets=within)
    if without or any_outlet:
        draft = replace(draft, not_outlets=without)
    require_room(draft)
    await interaction.response.send_modal(TopicForm(words_for(interaction.locale), draft))


async def _spelling(interaction: Interaction, group_id: str, reader: Reader) -> dict[str, str]:
    """Return the outlets of the library, by their names in whatever case."""
    known = await offload_of(interaction).quick(Library.outlets, group_id, reader=reader)
    return {folded(name): name for name in known}


def _outlets(spelt: dict[str, str], *named: str | None) -> tuple[str, ...]:
    """Return the outlets that were named, each once, as the library spells them."""
    wanted = [" ".join(name.split()) for name in named if name and name.strip()]
    return tuple(dict.fromkeys(spelt.get(folded(name), name) for name in wanted))
