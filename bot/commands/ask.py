"""/ask: a question, and exact quotes or a refusal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.cards.answers import answer_card, empty_card, question_heading
from bot.cards.card import Card
from bot.cards.limits import QUESTION
from bot.cards.quotes import Shelf
from bot.catalogue import words_for
from bot.commands.described import described
from bot.days import scope_of
from bot.refusals import Refused
from bot.service import group_of, is_curator, offload_of
from bot.views import reply
from knowledge import Library, Question

if TYPE_CHECKING:
    from knowledge import Answer, Scope

Interaction = discord.Interaction[Any]
# Quotes kept behind one answer, of which a card shows five.
_KEPT = 15
_MOST_CHOICES, _LONGEST_CHOICE = 25, 100


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
    private: bool = False,
) -> None:
    """Answer a question from the group's library."""
    await interaction.response.defer(ephemeral=private, thinking=True)
    group_id = await group_of(interaction)
    asked, scope = await offload_of(interaction)(_ask, group_id, question, since, until, outlet)
    sharing = str(interaction.user.id) if private and interaction.guild_id else None
    await reply(interaction, lambda room: _card(interaction, asked, scope, sharing, room))


@ask.autocomplete("outlet")
async def outlets(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the outlets that the library has, those that hold what was typed."""
    group_id = await group_of(interaction)
    known = await offload_of(interaction)(Library.outlets, group_id)
    fitting = [name for name in known if typed.casefold() in name.casefold()]
    short = [name for name in fitting if len(name) <= _LONGEST_CHOICE]
    return [Choice(name=name, value=name) for name in short[:_MOST_CHOICES]]


def _ask(
    library: Library,
    group_id: str,
    question: str,
    since: str | None,
    until: str | None,
    outlet: str | None,
) -> tuple[Asked, Scope]:
    scope = scope_of(since, until, outlet)
    if outlet:
        _require_outlet(library.outlets(group_id), outlet)
    answer = library.ask(group_id, Question(question, scope), limit=_KEPT)
    is_empty = not answer.quotes and not library.size(group_id).articles
    if is_empty:
        return Asked(answer, None), scope
    return Asked(answer, library.keep(group_id, answer.verdict, answer.quotes, counted=True)), scope


def _require_outlet(known: tuple[str, ...], outlet: str) -> None:
    """Raise :class:`Refused`, naming the outlets there are, for one that is not."""
    if outlet.casefold() in (name.casefold() for name in known):
        return
    if not known:
        raise Refused("refuse-outlet-none", outlet=outlet)
    raise Refused("refuse-outlet", outlet=outlet, outlets=", ".join(known[:10]))


def _card(
    interaction: Interaction, asked: Asked, scope: Scope, sharing: str | None, room: int
) -> Card:
    say, answer = words_for(interaction.locale), asked.answer
    if asked.key is None:
        group_id = str(interaction.guild_id or "SERVER_ID")
        return empty_card(say, group_id, is_curator=is_curator(interaction))
    heading = question_heading(say, answer.question.text, scope)
    shelf = Shelf(asked.key, answer.quotes)
    return answer_card(say, heading, answer.verdict, shelf, room, asker=sharing)
