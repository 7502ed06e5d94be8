"""/ask: a question, and exact quotes or a refusal."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import answer_card, question_heading
from bot.cards.card import Card
from bot.cards.limits import QUESTION
from bot.cards.quotes import Shelf
from bot.catalogue import Say
from bot.commands.answering import Found, answer, begin_answer, is_empty, with_answer_options
from bot.commands.described import described
from bot.commands.narrowing import Outlet, narrow_to
from knowledge import Answer, Library, Question, Reader, Scope

Interaction = discord.Interaction[Any]
# Quotes kept behind one answer, of which a card shows five.
_KEPT = 15


@app_commands.command(name="ask", description=described("ask-description"))
@app_commands.describe(question=described("ask-question"))
@with_answer_options
async def ask(
    interaction: Interaction,
    question: Range[str, 1, QUESTION],
    since: str | None = None,
    until: str | None = None,
    outlet: Outlet | None = None,
    private: bool | None = None,
) -> None:
    """Answer a question from the group's library."""
    is_for_one = await begin_answer(interaction, private)
    may_share = is_for_one and interaction.guild_id is not None
    asker = str(interaction.user.id) if may_share else None
    await answer(
        interaction,
        narrow_to(since, until, outlet),
        partial(_ask, question=question),
        partial(_card, asker=asker),
        is_for_one=is_for_one,
    )


def _ask(
    library: Library, group_id: str, reader: Reader, scope: Scope, *, question: str
) -> Found[Answer] | None:
    found = library.ask(group_id, Question(question, scope), limit=_KEPT, reader=reader)
    if not found.quotes and is_empty(library, group_id, reader):
        return None
    key = library.keep(group_id, found.verdict, found.quotes, counted=True)
    return Found(found, key, found.is_closed)


def _card(say: Say, found: Found[Answer], below: str, room: int, *, asker: str | None) -> Card:
    heading = question_heading(found.what.question.text) + below
    shelf = Shelf(found.key, found.what.quotes)
    sharing = None if found.is_closed else asker
    return answer_card(say, heading, found.what.verdict, shelf, room, asker=sharing)
