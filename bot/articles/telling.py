"""Tell a curator how far adding is, and then what came of it, wherever that still reaches them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import discord
import structlog

from bot.cards.added import FEW, Outcome, added_card, progress_text, summary_card, summary_of
from bot.cards.card import Button, Card, notice
from bot.cards.markdown import escape
from bot.catalogue import Say, words_for
from bot.replies import GONE
from bot.service import reports_of, settings_of
from bot.views import MakeCard, message_of, reply

Interaction = discord.Interaction[Any]
Draw = Callable[[int, str], Card]
"""Makes the card of a result, in so many units of text, below a line that may be empty."""
_log = structlog.get_logger(__name__)
# Progress is told at most this often, so that nothing is shown of what takes no longer.
_TICK_S = 1.0
# Discord keeps a reply open for fifteen minutes; the last one is for saying so.
_OPEN_S = 14 * 60.0


@dataclass(slots=True)
class Work:
    """How far adding some files is."""

    count: int
    since: float
    number: int = 0
    name: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_late(self) -> bool:
        """Tell whether the reply is about to be closed, so that the result has to go elsewhere."""
        return asyncio.get_running_loop().time() - self.since > _OPEN_S


async def tell_progress(interaction: Interaction, work: Work) -> None:
    """Edit the reply, at most once a second and where there is news, until the work is done."""
    say, shown = words_for(interaction.locale), ""
    while not await _is_set_within(work.done, _TICK_S):
        text = progress_text(say, work.name, work.number, work.count, len(work.outcomes))
        if work.is_late:
            text = say("added-late")
        if text == shown:
            continue
        shown = text
        message = message_of(interaction, _card_of(text))
        try:
            await interaction.edit_original_response(**message)
        except discord.HTTPException as error:
            _log.info("progress not told", code=error.code)
            return


def _card_of(text: str) -> MakeCard:
    return lambda _room: notice(text)


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return False
    return True


async def tell_result(interaction: Interaction, work: Work, buttons: tuple[Button, ...]) -> bool:
    """Reply with what came of it, or in private where the reply is closed; tell whether it went."""
    say, draw = words_for(interaction.locale), await _result(interaction, work)
    if not work.is_late:
        try:
            await reply(interaction, lambda room: draw(room, "").with_buttons(*buttons))
        except discord.HTTPException as error:
            if error.code not in GONE:
                raise
        else:
            return True
    return await _tell_in_private(interaction, say, draw)


async def _result(interaction: Interaction, work: Work) -> Draw:
    """Return what makes the card of a result; a long list is kept for its pages to be turned."""
    say, outcomes = words_for(interaction.locale), work.outcomes
    if len(outcomes) <= FEW:
        language = (await settings_of(interaction)).language
        return lambda room, top: added_card(say, outcomes, language, room, top=top)
    summary = summary_of(say, outcomes)
    # Told in private, it has no buttons to turn them with.
    key = "" if work.is_late else reports_of(interaction).keep(interaction.user.id, summary)
    return lambda _room, top: summary_card(say, summary, key, 0, top=top)


async def _tell_in_private(interaction: Interaction, say: Say, draw: Draw) -> bool:
    """Send the result to the person, without buttons, which work in the server only.

    A channel is no place for it: others would read which files were refused.
    """
    server = interaction.guild.name if interaction.guild else ""
    top = say("added-private", server=escape(server))
    message = message_of(interaction, lambda room: draw(room, top).without_buttons)
    try:
        await interaction.user.send(**message)
    except discord.HTTPException as error:
        _log.warning("result not told", code=error.code, server=interaction.guild_id)
        return False
    return True
