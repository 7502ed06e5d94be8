"""What the commands that answer share: their options, who sees an answer, and what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import discord
from discord import app_commands

from bot.cards.answers import empty_card, small_print
from bot.cards.card import Card, notice
from bot.catalogue import Say, words_for
from bot.commands.described import described
from bot.commands.narrowing import Narrow, narrowed_by_options
from bot.service import is_curator, offload_of, reading, settings_of
from bot.views import MakeCard, reply, whisper
from knowledge import Library, Reader, Scope

Interaction = discord.Interaction[Any]
C = TypeVar("C", bound=Callable[..., Any])
T = TypeVar("T")
# Discord waits three seconds to be told who sees an answer.
_PATIENCE_S = 1.0


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found, the key that it is kept under, and whether it quotes a collection.

    The key is empty where there is nothing to keep.
    """

    what: T
    key: str
    is_closed: bool


Find = Callable[[Library, str, Reader, Scope], Found[T] | None]
"""Looks in a group's library as a reader; returns ``None`` where that holds no article."""
Draw = Callable[[Say, Found[T], str, int], Card]
"""Makes the card of what was found, with lines below its heading, in so many units of text."""


def with_answer_options(command: C) -> C:
    """Give a command the options that narrow an answer down and say who sees it, anywhere."""
    for decorate in (
        app_commands.describe(private=described("ask-private")),
        app_commands.allowed_contexts(guilds=True, dms=True),
        app_commands.allowed_installs(guilds=True),
    ):
        command = decorate(command)
    return narrowed_by_options(command)


async def begin_answer(interaction: Interaction, private: bool | None) -> bool:
    """Defer, as was chosen or else as the server wants; tell whether only the asker is to see it.

    Only they where the server's choice cannot be read in time.
    """
    is_for_one = await _is_private(interaction, private)
    await interaction.response.defer(ephemeral=is_for_one, thinking=True)
    return is_for_one


async def answer(
    interaction: Interaction, narrow: Narrow, find: Find[T], draw: Draw[T], *, is_for_one: bool
) -> None:
    """Reply to a deferred command with what is found; or how a library gets its first article.

    Where others would read it, what quotes a collection goes to the asker alone.
    """
    group_id, reader = await reading(interaction)
    found, scope = await offload_of(interaction)(_look, group_id, reader, narrow, find)
    say = words_for(interaction.locale)
    if found is None:
        is_curating = await is_curator(interaction)
        await reply(interaction, lambda _room: empty_card(say, is_curator=is_curating))
        return
    below = small_print(say, scope, is_closed=found.is_closed)

    def make(room: int) -> Card:
        return draw(say, found, below, room)

    if found.is_closed and not is_for_one and interaction.guild_id is not None:
        await _answer_privately(interaction, say, make)
    else:
        await reply(interaction, make)


def is_empty(library: Library, group_id: str, reader: Reader) -> bool:
    """Tell whether a library holds no article for this reader."""
    return not library.size(group_id, reader=reader).articles


async def _is_private(interaction: Interaction, chosen: bool | None) -> bool:
    if chosen is not None:
        return chosen
    try:
        return (await asyncio.wait_for(settings_of(interaction), _PATIENCE_S)).private_answers
    except TimeoutError:
        return True


def _look(
    library: Library, group_id: str, reader: Reader, narrow: Narrow, find: Find[T]
) -> tuple[Found[T] | None, Scope]:
    scope = narrow(library, group_id, reader)
    return find(library, group_id, reader, scope), scope


async def _answer_privately(interaction: Interaction, say: Say, make: MakeCard) -> None:
    await reply(interaction, lambda _room: notice(say("answer-closed")))
    await whisper(interaction, make)
