"""Taking one's own name out of the histories, once that was confirmed."""

from __future__ import annotations

from bot.buttons.press import Interaction, on_press
from bot.cards.card import notice
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import offload_of
from bot.views import reply
from knowledge import Library


@on_press("erase")
async def erase(interaction: Interaction, who: str) -> None:
    """Put nobody in a person's place: in this server, or in private in every one."""
    if str(interaction.user.id) != who:
        raise Refused("refuse-not-your-name")
    await interaction.response.defer(ephemeral=True, thinking=True)
    say = words_for(interaction.locale)
    group_id = str(interaction.guild_id) if interaction.guild_id else None
    count = await offload_of(interaction)(Library.anonymise, group_id, who)
    await reply(interaction, lambda _room: notice(say("privacy-erased", count=count)))
