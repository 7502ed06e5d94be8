"""The options that narrow down where is looked: two days and an outlet; commands share them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.cards.limits import CHOICE, CHOICES
from bot.commands.described import described
from bot.days import scope_of
from bot.refusals import Refused
from bot.service import offload_of, reading
from knowledge import Library, Reader, Scope

C = TypeVar("C", bound=Callable[..., Any])
Outlet = Range[str, 1, 100]
"""What may be typed as an outlet."""
Narrow = Callable[[Library, str, Reader], Scope]
"""Returns which articles of a group's library are meant. Raises :class:`Refused` for none."""


def narrowed_by_options(command: C) -> C:
    """Describe ``since``, ``until`` and ``outlet`` of a command, and offer outlets to choose."""
    describe = app_commands.describe(
        since=described("ask-since"),
        until=described("ask-until"),
        outlet=described("ask-outlet"),
    )
    return app_commands.autocomplete(outlet=outlets)(describe(command))


def narrow_to(since: str | None, until: str | None, outlet: str | None) -> Narrow:
    """Return what makes a scope of the options as typed; it is slow, and reads the library."""
    return partial(_scope, since=since, until=until, outlet=outlet)


async def outlets(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
    """Offer the outlets that the library has, those that hold what was typed."""
    group_id, reader = await reading(interaction)
    known = await offload_of(interaction).quick(Library.outlets, group_id, reader=reader)
    fitting = [name for name in known if typed.casefold() in name.casefold()]
    short = [name for name in fitting if len(name) <= CHOICE]
    return [Choice(name=name, value=name) for name in short[:CHOICES]]


def _scope(
    library: Library,
    group_id: str,
    reader: Reader,
    *,
    since: str | None,
    until: str | None,
    outlet: str | None,
) -> Scope:
    """Return which articles are meant. Raises :class:`Refused` for no day and no such outlet."""
    scope = scope_of(since, until, outlet)
    if outlet:
        _require_outlet(library.outlets(group_id, reader=reader), outlet)
    return scope


def _require_outlet(known: tuple[str, ...], outlet: str) -> None:
    """Raise :class:`Refused`, naming the outlets there are, for one that is not."""
    if outlet.casefold() in (name.casefold() for name in known):
        return
    if not known:
        raise Refused("refuse-outlet-none", outlet=outlet)
    raise Refused("refuse-outlet", outlet=outlet, outlets=", ".join(known[:10]))
