"""/quotes: who said what, word for word, with the sentence around it."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.card import Card
from bot.cards.looking import quotations_card, speech_heading, speech_shelf
from bot.catalogue import Say
from bot.commands.answering import Found, answer, begin_answer, is_empty, with_answer_options
from bot.commands.described import described
from bot.commands.narrowing import Outlet, narrow_to
from bot.refusals import Refused
from knowledge import Library, Quotation, Reader, Scope

Interaction = discord.Interaction[Any]
_LONGEST_NAME, _LONGEST_SUBJECT = 100, 300


@app_commands.command(name="quotes", description=described("quotes-description"))
@app_commands.describe(who=described("quotes-who"), about=described("quotes-about"))
@with_answer_options
async def quotes(
    interaction: Interaction,
    who: Range[str, 1, _LONGEST_NAME] | None = None,
    about: Range[str, 1, _LONGEST_SUBJECT] | None = None,
    outlet: Outlet | None = None,
    since: str | None = None,
    until: str | None = None,
    private: bool | None = None,
) -> None:
    """Show what somebody is quoted as saying, or what is quoted on a subject."""
    is_for_one = await begin_answer(interaction, private)
    if not who and not about:
        raise Refused("refuse-quotes")
    await answer(
        interaction,
        narrow_to(since, until, outlet),
        partial(_quotes, who=who, about=about),
        partial(_card, who=who, about=about),
        is_for_one=is_for_one,
    )


def _quotes(
    library: Library,
    group_id: str,
    reader: Reader,
    scope: Scope,
    *,
    who: str | None,
    about: str | None,
) -> Found[tuple[Quotation, ...]] | None:
    found = library.quotations(group_id, who=who, about=about, scope=scope, reader=reader)
    if not found and is_empty(library, group_id, reader):
        return None
    key = library.keep_quotations(group_id, found) if found else ""
    return Found(found, key, any(one.is_closed for one in found))


def _card(
    say: Say,
    found: Found[tuple[Quotation, ...]],
    below: str,
    room: int,
    *,
    who: str | None,
    about: str | None,
) -> Card:
    heading = speech_heading(say, who, about) + below
    return quotations_card(say, heading, speech_shelf(say, found.key, found.what), room)
