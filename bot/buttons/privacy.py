"""Taking one's own name out of the histories, once that was confirmed."""

from __future__ import annotations

from bot.buttons.press import Interaction, on_press
from bot.cards.privacy import erased_card
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import offload_of
from bot.views import reply
from knowledge import Library


@on_press("erase")
async def erase(interaction: Interaction, who: str) -> None:
    """Take a person's name out: in this server, or in private in every one."""
    if str(interaction.user.id) != who:
        raise Refused("refuse-not-your-name")
    await interaction.response.defer(ephemeral=True, thinking=True)
    say = words_for(interaction.locale)
    group_id = str(interaction.guild_id) if interaction.guild_id else None
    counts = await offload_of(interaction)(_erase, group_id, who)
    await reply(interaction, lambda _room: erased_card(say, *counts))


def _erase(library: Library, group_id: str | None, who: str) -> tuple[int, int]:
    """Forget what is a person's alone, and take their name out; return how much of each."""
    forgotten = library.forget_following(group_id, who)
    return library.anonymise(group_id, who), forgotten
