"""Older and Newer under a library's history, and taking the admin channel back."""

from __future__ import annotations

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.card import notice
from bot.cards.history import A_PAGE, history_card
from bot.catalogue import words_for
from bot.service import group_of, offload_of, require_curator, settings_of
from bot.views import message_of, reply
from knowledge import Entry, Library


@on_press("older")
async def older(interaction: Interaction, before: str) -> None:
    """Turn to the page of what was done before."""
    await _turn(interaction, int(before))


@on_press("newer")
async def newer(interaction: Interaction, before: str) -> None:
    """Turn back to the page of what was done since."""
    await _turn(interaction, int(before))


@on_press("quiet")
async def quiet(interaction: Interaction) -> None:
    """Announce changes nowhere from now on; the admin channel is told that last."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await require_curator(interaction)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    before = (await settings_of(interaction)).admin_channel
    entries = await offload_of(interaction)(
        Library.change_settings, group_id, by=str(interaction.user.id), admin_channel=None
    )
    await reply(interaction, lambda _room: notice(say("settings-quiet")))
    await announce(interaction, *entries, to=before)


async def _turn(interaction: Interaction, before: int) -> None:
    await interaction.response.defer()
    await require_curator(interaction)
    say, group_id = words_for(interaction.locale), await group_of(interaction)
    page, at = await offload_of(interaction)(_page, group_id, before)
    message = message_of(interaction, lambda room: history_card(say, page, at, room))
    await interaction.edit_original_response(**message)


def _page(library: Library, group_id: str, before: int) -> tuple[tuple[Entry, ...], int | None]:
    """Return a page, and what it is below; ``None`` where it is the newest."""
    newest = library.history(group_id, limit=1)
    is_newest = not newest or newest[0].number < before
    page = library.history(group_id, limit=A_PAGE + 1, before=before)
    return page, None if is_newest else before
