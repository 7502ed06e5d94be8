"""The form that erases a server's library, once the server's name is typed into it."""

from __future__ import annotations

from typing import Any

import discord

from bot.buttons.press import Interaction
from bot.cards.erasing import erased_card
from bot.catalogue import Say, words_for
from bot.refusals import Refused
from bot.replies import Form
from bot.service import group_of, offload_of, require_manager
from bot.views import reply
from knowledge import Library

# Of a server's name, and of the faint words in an empty field.
_LONGEST_NAME = 100


class EraseForm(Form):
    """Asks for the server's name, so that nothing is erased by a slip."""

    def __init__(self, say: Say, name: str) -> None:
        super().__init__(title=say("erase-title"), custom_id="r:erased")
        self._name = name
        self.typed: discord.ui.TextInput[Any] = discord.ui.TextInput(
            placeholder=name[:_LONGEST_NAME], max_length=_LONGEST_NAME
        )
        self.add_item(
            discord.ui.Label(
                text=say("erase-label"), description=say("erase-warning"), component=self.typed
            )
        )

    async def on_submit(self, interaction: Interaction, /) -> None:
        """Erase all that is kept of the server, if that is its name and this person may."""
        require_manager(interaction)
        if _spaced(self.typed.value) != _spaced(self._name):
            raise Refused("refuse-other-name", name=self._name)
        await interaction.response.defer(ephemeral=True, thinking=True)
        say, group_id = words_for(interaction.locale), await group_of(interaction)
        erased = await offload_of(interaction)(Library.erase, group_id)
        await reply(interaction, lambda _room: erased_card(say, erased))


def server_name(interaction: Interaction) -> str:
    """Return what the server is called, or its id where that is not known."""
    guild = interaction.guild
    return (guild.name if guild else "") or str(interaction.guild_id)


def _spaced(name: str) -> str:
    return " ".join(name.split())
