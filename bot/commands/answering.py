"""What the commands that answer share: who sees an answer, and what an empty library says."""

from __future__ import annotations

import asyncio
from typing import Any

import discord

from bot.cards.answers import empty_card
from bot.cards.card import notice
from bot.catalogue import words_for
from bot.service import is_curator, settings_of
from bot.views import MakeCard, reply, whisper

# Discord waits three seconds to be told who sees an answer.
_PATIENCE_S = 1.0


async def is_private(interaction: discord.Interaction[Any], chosen: bool | None) -> bool:
    """Tell whether only the asker is to see an answer: as chosen, or else as the server wants.

    Privately where that cannot be read in time.
    """
    if chosen is not None:
        return chosen
    try:
        return (await asyncio.wait_for(settings_of(interaction), _PATIENCE_S)).private_answers
    except TimeoutError:
        return True


async def reply_with(
    interaction: discord.Interaction[Any], make: MakeCard, *, is_for_one: bool, is_closed: bool
) -> None:
    """Reply with what was found; where others would read it, what is closed goes to one alone."""
    if not is_closed or is_for_one or interaction.guild_id is None:
        await reply(interaction, make)
        return
    say = words_for(interaction.locale)
    await reply(interaction, lambda _room: notice(say("answer-closed")))
    await whisper(interaction, make)


async def reply_empty(interaction: discord.Interaction[Any]) -> None:
    """Say how a library without articles gets its first."""
    say, is_curating = words_for(interaction.locale), await is_curator(interaction)
    await reply(interaction, lambda _room: empty_card(say, is_curator=is_curating))
