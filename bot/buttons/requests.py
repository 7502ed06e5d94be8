"""Request a source, and taking such a request off the curators' list."""

from __future__ import annotations

from typing import Any

import discord

from bot.announcing import announce
from bot.buttons.press import Interaction, on_press
from bot.cards.card import notice
from bot.cards.limits import QUESTION
from bot.cards.markdown import words_of
from bot.catalogue import Say, words_for
from bot.replies import Form
from bot.service import begin_curating, group_of, offload_of
from bot.texts import heading_of
from bot.views import reply
from knowledge import Library


class RequestForm(Form):
    """Shows what the curators will read before it is kept."""

    def __init__(self, say: Say, question: str) -> None:
        super().__init__(title=say("request-title"))
        self.words: discord.ui.TextInput[Any] = discord.ui.TextInput(
            style=discord.TextStyle.paragraph, default=question or None, max_length=QUESTION
        )
        self.add_item(discord.ui.Label(text=say("request-label"), component=self.words))

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Keep the request, without a name."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        say, group_id = words_for(interaction.locale), await group_of(interaction)
        times = await offload_of(interaction)(Library.request_source, group_id, self.words.value)
        await reply(interaction, lambda _room: notice(say("request-done", times=times)))


@on_press("request")
async def request(interaction: Interaction) -> None:
    """Open the form, with the question that was asked."""
    say = words_for(interaction.locale)
    question = words_of(heading_of(interaction.message).split("\n")[0])
    await interaction.response.send_modal(RequestForm(say, question[:QUESTION]))


@on_press("settle")
async def settle(interaction: Interaction, request_id: str) -> None:
    """Take a request off the list, for a curator."""
    say, group_id = words_for(interaction.locale), await begin_curating(interaction)
    entry = await offload_of(interaction)(
        Library.settle_request, group_id, request_id, by=str(interaction.user.id)
    )
    await reply(interaction, lambda _room: notice(say("gaps-settled")))
    await announce(interaction, entry)
