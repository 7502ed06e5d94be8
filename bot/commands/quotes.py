"""/quotes: who said what, word for word, with the sentence around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import empty_card, scope_line
from bot.cards.card import Card
from bot.cards.looking import quotations_card, speech_heading, speech_shelf
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.outlets import outlets, scope_in
from bot.refusals import Refused
from bot.service import group_of, is_curator, offload_of
from bot.views import reply

if TYPE_CHECKING:
    from knowledge import Library, Quotation, Scope

Interaction = discord.Interaction[Any]
_LONGEST_NAME, _LONGEST_SUBJECT = 100, 300


@dataclass(frozen=True, slots=True)
class _Sought:
    """Whose words, about what, and what was found; without a key the library is empty."""

    who: str | None
    about: str | None
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
    private: bool = False,
) -> None:
    """Show what somebody is quoted as saying, or what is quoted on a subject."""
    await interaction.response.defer(ephemeral=private, thinking=True)
    if not who and not about:
        raise Refused("refuse-quotes")
    group_id = await group_of(interaction)
    narrowed = (since, until, outlet)
    sought = await offload_of(interaction)(_quotes, group_id, who, about, narrowed)
    await reply(interaction, lambda room: _card(interaction, sought, room))


quotes.autocomplete("outlet")(outlets)


def _quotes(
    library: Library,
    group_id: str,
    who: str | None,
    about: str | None,
    narrowed: tuple[str | None, str | None, str | None],
) -> _Sought:
    scope = scope_in(library, group_id, *narrowed)
    found = library.quotations(group_id, who=who, about=about, scope=scope)
    is_empty = not found and not library.size(group_id).articles
    key = None if is_empty else library.keep_quotations(group_id, found) if found else ""
    return _Sought(who, about, scope, found, key)


def _card(interaction: Interaction, sought: _Sought, room: int) -> Card:
    say = words_for(interaction.locale)
    if sought.key is None:
        group_id = str(interaction.guild_id or "SERVER_ID")
        return empty_card(say, group_id, is_curator=is_curator(interaction))
    heading = speech_heading(say, sought.who, sought.about) + scope_line(say, sought.scope)
    shelf = speech_shelf(say, sought.key, sought.found)
    return quotations_card(say, heading, shelf, room)
