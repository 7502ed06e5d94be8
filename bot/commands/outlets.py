"""The option that names an outlet, and the scope it makes with two days; commands share it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord.app_commands import Choice

from bot.days import scope_of
from bot.refusals import Refused
from bot.service import group_of, offload_of, reader_of
from knowledge import Library

if TYPE_CHECKING:
    from knowledge import Reader, Scope

_MOST_CHOICES, _LONGEST_CHOICE = 25, 100


async def outlets(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
    """Offer the outlets that the library has, those that hold what was typed."""
    group_id = await group_of(interaction)
    reader = await reader_of(interaction, group_id)
    known = await offload_of(interaction)(Library.outlets, group_id, reader=reader)
    fitting = [name for name in known if typed.casefold() in name.casefold()]
    short = [name for name in fitting if len(name) <= _LONGEST_CHOICE]
    return [Choice(name=name, value=name) for name in short[:_MOST_CHOICES]]


def scope_in(
    library: Library,
    group_id: str,
    reader: Reader,
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
