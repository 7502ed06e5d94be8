"""Remove and Keep under the question beforehand, and Undo afterwards; for curators."""

from __future__ import annotations

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.removing import kept_card, removed_card, restored_card
from bot.catalogue import words_for
from bot.service import begin_curating, offload_of
from bot.views import MakeCard, message_of
from knowledge import CURATING, UNDO_FOR, Library


@on_press("remove")
async def remove(interaction: Interaction, article_id: str) -> None:
    """Remove an article, and offer the way back in the place of the question."""
    group_id = await begin_curating(interaction, in_place=True)
    done = await offload_of(interaction)(
        Library.remove, group_id, article_id, by=str(interaction.user.id)
    )
    say, until = words_for(interaction.locale), interaction.created_at + UNDO_FOR
    await _show(interaction, lambda _room: removed_card(say, done.article, until))
    await announce(interaction, done.entry)


@on_press("keep")
async def keep(interaction: Interaction, article_id: str) -> None:
    """Leave an article where it is."""
    group_id = await begin_curating(interaction, in_place=True)
    say = words_for(interaction.locale)
    article = await offload_of(interaction)(Library.article, group_id, article_id, reader=CURATING)
    await _show(interaction, lambda _room: kept_card(say, article))


@on_press("undo")
async def undo(interaction: Interaction, article_id: str) -> None:
    """Bring a removed article back, if it is not too late."""
    group_id = await begin_curating(interaction, in_place=True)
    say = words_for(interaction.locale)
    done = await offload_of(interaction)(
        Library.restore, group_id, article_id, by=str(interaction.user.id)
    )
    await _show(interaction, lambda _room: restored_card(say, done.article))
    await announce(interaction, done.entry)


async def _show(interaction: Interaction, make: MakeCard) -> None:
    """Put a card in the place of the one whose button was pressed."""
    await interaction.edit_original_response(**message_of(interaction, make))
