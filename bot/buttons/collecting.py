"""Removing a collection, once it was confirmed that everybody may read what stood in it."""

from __future__ import annotations

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.collecting import removed_card
from bot.catalogue import words_for
from bot.service import begin_curating, offload_of
from bot.views import reply
from knowledge import Library


@on_press("openall")
async def open_all(interaction: Interaction, number: str, count: str) -> None:
    """Remove a collection that still holds as many articles as were told."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    removed, entries = await offload_of(interaction)(
        Library.remove_collection,
        group_id,
        int(number),
        opening=int(count),
        by=str(interaction.user.id),
    )
    await reply(interaction, lambda _room: removed_card(say, removed, int(count)))
    await announce(interaction, *entries)
