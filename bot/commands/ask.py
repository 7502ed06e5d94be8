"""/ask: a question, and exact quotes or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Range

from bot.cards.answers import answer_card, closed_line, question_heading
from bot.cards.card import Card
from bot.cards.limits import QUESTION
from bot.cards.quotes import Shelf
from bot.catalogue import words_for
from bot.commands.answering import is_private, reply_empty, reply_with
from bot.commands.described import described
from bot.commands.outlets import outlets, scope_in
from bot.service import group_of, offload_of, reader_of
from knowledge import Question

if TYPE_CHECKING:
    from knowledge import Answer, Library, Reader, Scope

Interaction = discord.Interaction[Any]
# Quotes kept behind one answer, of which a card shows five.
_KEPT = 15


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer and the key it is kept under; without a key the library is empty."""

    answer: Answer
    key: str | None


@app_commands.command(name="ask", description=described("ask-description"))
@app_commands.describe(
    question=described("ask-question"),
    since=described("ask-since"),
    until=described("ask-until"),
    outlet=described("ask-outlet"),
    private=described("ask-private"),
)
@app_commands.allowed_contexts(guilds=True, dms=True)
@app_commands.allowed_installs(guilds=True)
async def ask(
    interaction: Interaction,
    question: Range[str, 1, QUESTION],
    since: str | None = None,
    until: str | None = None,
    outlet: Range[str, 1, 100] | None = None,
    private: bool | None = None,
) -> None:
    """Answer a question from the group's library."""
    is_for_one = await is_private(interaction, private)
    await interaction.response.defer(ephemeral=is_for_one, thinking=True)
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    asked, scope = await offload_of(interaction)(
        _ask, group_id, reader, question, (since, until, outlet)
    )
    if asked.key is None:
        await reply_empty(interaction)
        return
    shelf = Shelf(asked.key, asked.answer.quotes)
    is_closed = asked.answer.is_closed
    may_share = is_for_one and interaction.guild_id is not None and not is_closed
    sharing = str(interaction.user.id) if may_share else None
    await reply_with(
        interaction,
        lambda room: _card(interaction, asked.answer, scope, shelf, sharing, room),
        is_for_one=is_for_one,
        is_closed=is_closed,
    )


ask.autocomplete("outlet")(outlets)


def _ask(
    library: Library,
    group_id: str,
    reader: Reader,
    question: str,
    narrowed: tuple[str | None, str | None, str | None],
) -> tuple[Asked, Scope]:
    scope = scope_in(library, group_id, reader, *narrowed)
    answer = library.ask(group_id, Question(question, scope), limit=_KEPT, reader=reader)
    is_empty = not answer.quotes and not library.size(group_id, reader=reader).articles
    if is_empty:
        return Asked(answer, None), scope
    return Asked(answer, library.keep(group_id, answer.verdict, answer.quotes, counted=True)), scope


def _card(
    interaction: Interaction,
    answer: Answer,
    scope: Scope,
    shelf: Shelf,
    sharing: str | None,
    room: int,
) -> Card:
    say = words_for(interaction.locale)
    heading = question_heading(say, answer.question.text, scope)
    heading += closed_line(say, is_closed=answer.is_closed)
    return answer_card(say, heading, answer.verdict, shelf, room, asker=sharing)
