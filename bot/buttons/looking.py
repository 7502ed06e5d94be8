"""More, under direct quotations."""

from __future__ import annotations

from bot.buttons.press import Interaction, on_press
from bot.cards.looking import quotations_card, speech_shelf
from bot.catalogue import words_for
from bot.service import begin_reading, offload_of
from bot.views import reply
from knowledge import Library


@on_press("said")
async def said(interaction: Interaction, key: str, first: str) -> None:
    """Show the quotations that the card had no room for."""
    group_id, reader = await begin_reading(interaction)
    say = words_for(interaction.locale)
    found = await offload_of(interaction)(Library.kept_quotations, group_id, key, reader=reader)
    shelf, heading = speech_shelf(say, key, found), f"**{say('quotes-more')}**"
    await reply(
        interaction, lambda room: quotations_card(say, heading, shelf, room, first=int(first))
    )
