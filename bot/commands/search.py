"""/search: the passages nearest to some words, without a claim that they answer anything."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import question_heading
from bot.cards.card import Card
from bot.cards.limits import QUESTION
from bot.cards.looking import passages_card
from bot.cards.quotes import Shelf
from bot.catalogue import Say
from bot.commands.answering import Found, answer, begin_answer, is_empty, with_answer_options
from bot.commands.described import described
from bot.commands.narrowing import Outlet, narrow_to
from knowledge import Library, Quote, Reader, Scope, Verdict

Interaction = discord.Interaction[Any]
# Passages kept behind one search, of which a card shows five.
_KEPT = 25


@app_commands.command(name="search", description=described("search-description"))
@app_commands.describe(words=described("search-words"))
@with_answer_options
async def search(
    interaction: Interaction,
    words: Range[str, 1, QUESTION],
    outlet: Outlet | None = None,
    since: str | None = None,
    until: str | None = None,
    private: bool | None = None,
) -> None:
    """Show the passages of the group's library nearest to some words."""
    is_for_one = await begin_answer(interaction, private)
    await answer(
        interaction,
        narrow_to(since, until, outlet),
        partial(_search, words=words),
        partial(_card, words=words),
        is_for_one=is_for_one,
    )


def _search(
    library: Library, group_id: str, reader: Reader, scope: Scope, *, words: str
) -> Found[tuple[Quote, ...]] | None:
    found = library.search(group_id, words, scope=scope, limit=_KEPT, reader=reader)
    if not found and is_empty(library, group_id, reader):
        return None
    key = library.keep(group_id, Verdict.RELATED, found) if found else ""
    return Found(found, key, any(one.is_closed for one in found))


def _card(say: Say, found: Found[tuple[Quote, ...]], below: str, room: int, *, words: str) -> Card:
    heading = question_heading(words) + below
    return passages_card(say, heading, Shelf(found.key, found.what), room)
