"""Older and Newer under a library's history, and taking the admin channel back."""

from __future__ import annotations

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.card import notice
from bot.cards.history import A_PAGE, history_card
from bot.catalogue import words_for
from bot.service import begin_curating, offload_of
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
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    entries, before = await offload_of(interaction)(_quiet, group_id, str(interaction.user.id))
    await reply(interaction, lambda _room: notice(say("settings-quiet")))
    await announce(interaction, *entries, to=before)


def _quiet(library: Library, group_id: str, by: str) -> tuple[tuple[Entry, ...], str | None]:
    """Take the admin channel back; return what is new, and which channel it was."""
    before = library.settings(group_id).admin_channel
    return library.change_settings(group_id, by=by, admin_channel=None), before


async def _turn(interaction: Interaction, before: int) -> None:
    group_id = await begin_curating(interaction, in_place=True)
    say = words_for(interaction.locale)
    page, at = await offload_of(interaction)(_page, group_id, before)
    message = message_of(interaction, lambda room: history_card(say, page, at, room))
    await interaction.edit_original_response(**message)


def _page(library: Library, group_id: str, before: int) -> tuple[tuple[Entry, ...], int | None]:
    """Return a page, and what it is below; ``None`` where it is the newest."""
    newest = library.history(group_id, limit=1)
    is_newest = not newest or newest[0].number < before
    page = library.history(group_id, limit=A_PAGE + 1, before=before)
    return page, None if is_newest else before
