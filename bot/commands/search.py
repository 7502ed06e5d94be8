"""/search: the passages nearest to some words, without a claim that they answer anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import closed_line, question_heading
from bot.cards.limits import QUESTION
from bot.cards.looking import passages_card
from bot.cards.quotes import Shelf
from bot.catalogue import words_for
from bot.commands.answering import is_private, reply_empty, reply_with
from bot.commands.described import described
from bot.commands.outlets import outlets, scope_in
from bot.service import group_of, offload_of, reader_of
from knowledge import Verdict

if TYPE_CHECKING:
    from knowledge import Library, Reader, Scope

Interaction = discord.Interaction[Any]
# Passages kept behind one search, of which a card shows five.
_KEPT = 25


@app_commands.command(name="search", description=described("search-description"))
@app_commands.describe(
    words=described("search-words"),
    outlet=described("ask-outlet"),
    since=described("ask-since"),
    until=described("ask-until"),
    private=described("ask-private"),
)
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def search(
    interaction: Interaction,
    words: Range[str, 1, QUESTION],
    outlet: Range[str, 1, 100] | None = None,
    since: str | None = None,
    until: str | None = None,
    private: bool | None = None,
) -> None:
    """Show the passages of the group's library nearest to some words."""
    is_for_one = await is_private(interaction, private)
    await interaction.response.defer(ephemeral=is_for_one, thinking=True)
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    narrowed = (since, until, outlet)
    shelf, scope = await offload_of(interaction)(_search, group_id, reader, words, narrowed)
    if shelf is None:
        await reply_empty(interaction)
        return
    say = words_for(interaction.locale)
    is_closed = any(one.is_closed for one in shelf.quotes if one)
    heading = question_heading(say, words, scope) + closed_line(say, is_closed=is_closed)
    await reply_with(
        interaction,
        lambda room: passages_card(say, heading, shelf, room),
        is_for_one=is_for_one,
        is_closed=is_closed,
    )


search.autocomplete("outlet")(outlets)


def _search(
    library: Library,
    group_id: str,
    reader: Reader,
    words: str,
    narrowed: tuple[str | None, str | None, str | None],
) -> tuple[Shelf | None, Scope]:
    """Return what was found and where was looked; no shelf where the library is empty."""
    scope = scope_in(library, group_id, reader, *narrowed)
    found = library.search(group_id, words, scope=scope, limit=_KEPT, reader=reader)
    if not found and not library.size(group_id, reader=reader).articles:
        return None, scope
    key = library.keep(group_id, Verdict.RELATED, found) if found else ""
    return Shelf(key, found), scope
