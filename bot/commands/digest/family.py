"""/digest itself, which its subcommands join, and the options that they share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.commands.described import described
from bot.digests.finding import subscriptions, topics
from bot.service import offload_of
from knowledge import MOST_ENTRIES, zones_like

Interaction = discord.Interaction[Any]
C = TypeVar("C", bound=Callable[..., Any])
Named = Range[str, 1, 100]
"""What may be typed as a subscription, a time or a day."""
Topics = Range[str, 1, 500]
Zone = Range[str, 1, 60]
Entries = Range[int, 1, MOST_ENTRIES]
# The first takes several with commas in between.
FURTHER = ("topic2", "topic3", "topic4", "topic5")
_EVERY = (
    "day",
    "weekdays",
    "week",
    "month",
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)

digest = app_commands.Group(
    name="digest",
    description=described("digest-description"),
    allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
    allowed_installs=app_commands.AppInstallationType(guild=True),
)


def with_order_options(command: C) -> C:
    """Describe the options that say what a subscription holds, when, and how it looks."""
    describe = app_commands.describe(
        topics=described("digest-topics"),
        destination=described("digest-destination"),
        every=described("digest-every"),
        at=described("digest-at"),
        days=described("digest-days"),
        timezone=described("digest-zone"),
        entries=described("digest-entries"),
        empty=described("digest-empty-option"),
        headlines=described("digest-headlines"),
        mention=described("digest-mention"),
        apart=described("digest-apart"),
        **{name: described("digest-topics-further") for name in FURTHER},
    )
    offered = dict.fromkeys(("topics", *FURTHER), topics)
    offer = app_commands.autocomplete(**offered, every=often, timezone=zones)
    return offer(describe(command))


def with_subscription(command: C) -> C:
    """Give a command the option that says which subscription, with those there are to choose."""
    for decorate in (
        app_commands.rename(named=described("digest-option")),
        app_commands.describe(named=described("digest-which")),
        app_commands.autocomplete(named=subscriptions),
    ):
        command = decorate(command)
    return command


async def zones(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the time zones nearest to what was typed."""
    found = await offload_of(interaction).quick(lambda _library: zones_like(typed))
    return [Choice(name=name, value=name) for name in found]


async def often(_interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the words for how often; what else was typed may be an expression."""
    wanted = typed.strip().casefold()
    return [Choice(name=one, value=one) for one in _EVERY if wanted in one.casefold()]
