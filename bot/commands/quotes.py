"""/quotes: who said what, word for word, with the sentence around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import closed_line, scope_line
from bot.cards.looking import quotations_card, speech_heading, speech_shelf
from bot.catalogue import words_for
from bot.commands.answering import is_private, reply_empty, reply_with
from bot.commands.described import described
from bot.commands.outlets import outlets, scope_in
from bot.refusals import Refused
from bot.service import group_of, offload_of, reader_of

if TYPE_CHECKING:
    from knowledge import Library, Quotation, Reader, Scope

Interaction = discord.Interaction[Any]
_LONGEST_NAME, _LONGEST_SUBJECT = 100, 300


@dataclass(frozen=True, slots=True)
class _Sought:
    """Where was looked and what was found; without a key the library is empty."""

    scope: Scope
    found: tuple[Quotation, ...]
    key: str | None


@app_commands.command(name="quotes", description=described("quotes-description"))
@app_commands.describe(
    who=described("quotes-who"),
    about=described("quotes-about"),
    outlet=described("ask-outlet"),
    since=described("ask-since"),
    until=described("ask-until"),
    private=described("ask-private"),
)
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def quotes(
    interaction: Interaction,
    who: Range[str, 1, _LONGEST_NAME] | None = None,
    about: Range[str, 1, _LONGEST_SUBJECT] | None = None,
    outlet: Range[str, 1, 100] | None = None,
    since: str | None = None,
    until: str | None = None,
    private: bool | None = None,
) -> None:
    """Show what somebody is quoted as saying, or what is quoted on a subject."""
    is_for_one = await is_private(interaction, private)
    await interaction.response.defer(ephemeral=is_for_one, thinking=True)
    if not who and not about:
        raise Refused("refuse-quotes")
    group_id = await group_of(interaction)
    reader, narrowed = await reader_of(interaction, group_id), (since, until, outlet)
    sought = await offload_of(interaction)(_quotes, group_id, reader, who, about, narrowed)
    if sought.key is None:
        await reply_empty(interaction)
        return
    say = words_for(interaction.locale)
    is_closed = any(one.is_closed for one in sought.found)
    heading = speech_heading(say, who, about) + scope_line(say, sought.scope)
    heading += closed_line(say, is_closed=is_closed)
    shelf = speech_shelf(say, sought.key, sought.found)
    await reply_with(
        interaction,
        lambda room: quotations_card(say, heading, shelf, room),
        is_for_one=is_for_one,
        is_closed=is_closed,
    )


quotes.autocomplete("outlet")(outlets)


def _quotes(
    library: Library,
    group_id: str,
    reader: Reader,
    who: str | None,
    about: str | None,
    narrowed: tuple[str | None, str | None, str | None],
) -> _Sought:
    scope = scope_in(library, group_id, reader, *narrowed)
    found = library.quotations(group_id, who=who, about=about, scope=scope, reader=reader)
    is_empty = not found and not library.size(group_id, reader=reader).articles
    key = None if is_empty else library.keep_quotations(group_id, found) if found else ""
    return _Sought(scope, found, key)
