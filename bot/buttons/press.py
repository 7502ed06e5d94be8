"""Buttons and menus by the action in their ids: one pattern for all, one function an action."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Self

import discord

from bot.cards.card import MENU_PREFIX, PREFIX
from bot.refusals import Refused
from bot.replies import replying

Interaction = discord.Interaction[Any]
Action = Callable[..., Awaitable[None]]
"""Takes the interaction, and the arguments of a button's id or what a menu's entry stands for."""

_buttons: dict[str, Action] = {}
_menus: dict[str, Action] = {}


def on_press(name: str) -> Callable[[Action], Action]:
    """Make a function the action of all buttons of this name."""
    return partial(_registered, _buttons, name)


def on_choose(name: str) -> Callable[[Action], Action]:
    """Make a function the action of all menus of this name; it takes what an entry stands for."""
    return partial(_registered, _menus, name)


class Press(
    discord.ui.DynamicItem[discord.ui.Button[Any]],
    template=rf"{PREFIX}:(?P<action>[a-z]+)(?::(?P<arguments>.+))?",
):
    """A pressed button, known by its id alone."""

    def __init__(self, button: discord.ui.Button[Any], action: str, arguments: list[str]) -> None:
        super().__init__(button)
        self.action = action
        self.arguments = arguments

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the action and its arguments from the id."""
        if not isinstance(item, discord.ui.Button):
            raise TypeError(f"{item!r} is no button.")
        arguments = match["arguments"].split(":") if match["arguments"] else []
        return cls(item, match["action"], arguments)

    async def callback(self, interaction: Interaction) -> None:
        """Do what the button is for; a button of an earlier version says so."""
        await _act(interaction, _buttons.get(self.action), *self.arguments)


class Choose(
    discord.ui.DynamicItem[discord.ui.Select[Any]], template=rf"{MENU_PREFIX}:(?P<action>[a-z]+)"
):
    """A menu of which an entry was chosen, known by its id alone."""

    def __init__(self, menu: discord.ui.Select[Any], action: str) -> None:
        super().__init__(menu)
        self.action = action

    @classmethod
    async def from_custom_id(
        cls, _interaction: Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Read the action from the id."""
        if not isinstance(item, discord.ui.Select):
            raise TypeError(f"{item!r} is no menu.")
        return cls(item, match["action"])

    async def callback(self, interaction: Interaction) -> None:
        """Do what the entry is for; a menu of an earlier version says so."""
        await _act(interaction, _menus.get(self.action), self.item.values[0])


def _registered(actions: dict[str, Action], name: str, action: Action) -> Action:
    actions[name] = action
    return action


async def _act(interaction: Interaction, action: Action | None, *arguments: str) -> None:
    """Do what an id is for. An id of an earlier version, which has no action, says so."""
    async with replying(interaction):
        if action is None:
            raise Refused("refuse-old-button")
        await action(interaction, *arguments)
