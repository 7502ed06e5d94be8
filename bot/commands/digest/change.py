"""/digest pause, resume, edit and unsubscribe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import discord
from discord import app_commands
from discord.app_commands import Transform

from bot.announcing import announce
from bot.cards.subscriptions import Order, paused_card, unsubscribed_card
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.digest.family import (
    Entries,
    Named,
    Topics,
    Zone,
    digest,
    with_order_options,
    with_subscription,
)
from bot.days import day_of
from bot.digests.asked import Looks, When
from bot.digests.changing import Made, resumed, show_order
from bot.digests.finding import order_named, topics_named
from bot.digests.places import Destination, Place, place_of, require_postable
from bot.refusals import Refused
from bot.service import offload_of
from bot.views import reply
from knowledge import Library, Subscription

Interaction = discord.Interaction[Any]


@digest.command(name="pause", description=described("digest-pause-description"))
@app_commands.describe(until=described("digest-pause-until"))
@with_subscription
async def pause(interaction: Interaction, named: Named, until: Named | None = None) -> None:
    """Hold a subscription, until a day or until it is resumed."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, by = words_for(interaction.locale), str(interaction.user.id)
    group_id, order = await order_named(interaction, named)
    moment = _start_of(until, order.of.zone, interaction.created_at) if until else None
    held, entry = await offload_of(interaction)(
        Library.pause, group_id, order.of.number, until=moment, by=by
    )
    paused = replace(order, of=held)
    await reply(interaction, lambda _room: paused_card(say, paused, group_id))
    await announce(interaction, entry)


@digest.command(name="resume", description=described("digest-resume-description"))
@with_subscription
async def resume(interaction: Interaction, named: Named) -> None:
    """Let a subscription go on."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    by, (group_id, order) = str(interaction.user.id), await order_named(interaction, named)
    going = await offload_of(interaction)(resumed, group_id, order.of.number, by=by)
    await show_order(interaction, group_id, "order-resumed", going)


@digest.command(name="unsubscribe", description=described("digest-unsubscribe-description"))
@with_subscription
async def unsubscribe(interaction: Interaction, named: Named) -> None:
    """End a subscription."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    say, by = words_for(interaction.locale), str(interaction.user.id)
    group_id, order = await order_named(interaction, named)
    _, entry = await offload_of(interaction)(Library.unsubscribe, group_id, order.of.number, by=by)
    await reply(interaction, lambda _room: unsubscribed_card(say, order))
    await announce(interaction, entry)


@digest.command(name="edit", description=described("digest-edit-description"))
@app_commands.describe(nobody=described("digest-nobody"))
@with_subscription
@with_order_options
async def edit(
    interaction: Interaction,
    named: Named,
    topics: Topics | None = None,
    destination: Transform[Place, Destination] | None = None,
    every: Named | None = None,
    at: Named | None = None,
    days: Named | None = None,
    timezone: Zone | None = None,
    entries: Entries | None = None,
    empty: bool | None = None,
    headlines: bool | None = None,
    mention: discord.Role | None = None,
    nobody: bool | None = None,
    apart: bool | None = None,
    topic2: Topics | None = None,
    topic3: Topics | None = None,
    topic4: Topics | None = None,
    topic5: Topics | None = None,
) -> None:
    """Change a subscription; what is not named stays."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    by, (group_id, order) = str(interaction.user.id), await order_named(interaction, named)
    _check(interaction, order.of, destination, mention)
    looks = Looks(entries, empty, headlines, mention, apart, nobody)
    wanted = replace(
        order.of,
        destination=str(destination.id) if destination else order.of.destination,
        schedule=When(every, at, days).schedule(order.of.schedule),
        zone=timezone or order.of.zone,
        options=looks.options(order.of.options),
    )
    renamed = [one for one in (topics, topic2, topic3, topic4, topic5) if one]
    changed = await offload_of(interaction)(_edited, group_id, wanted, order, renamed, by=by)
    await show_order(interaction, group_id, "order-changed", changed)


def _check(
    interaction: Interaction,
    was: Subscription,
    destination: Place | None,
    mention: discord.Role | None,
) -> None:
    """Raise :class:`Refused` for what the subscription cannot have, and where it cannot come."""
    if was.personal and destination is not None:
        raise Refused("refuse-digest-moves")
    if was.personal and mention is not None:
        raise Refused("refuse-digest-mention")
    place = destination or (_there(interaction.guild, was) if mention else None)
    if place is not None:
        require_postable(place, words_for(interaction.locale), mention)


def _there(guild: discord.Guild | None, was: Subscription) -> Place | None:
    """Return where a subscription comes to now, as far as that is known."""
    channel = guild.get_channel_or_thread(int(was.destination)) if guild else None
    return place_of(guild, channel) if channel else None


def _edited(
    library: Library,
    group_id: str,
    wanted: Subscription,
    order: Order,
    named: Sequence[str],
    *,
    by: str,
) -> Made:
    """Keep what was changed; return it, when it comes next, and what the history tells."""
    topics = order.topics
    if named:
        topics = topics_named(library, group_id, by, named, private=wanted.personal)
        wanted = replace(wanted, topics=tuple(one.number for one in topics))
    made, entry = library.edit_subscription(group_id, wanted, by=by)
    return Order(made, topics), library.next_slots(made.schedule, made.zone), entry


def _start_of(text: str, zone: str, now: datetime) -> datetime:
    """Return when a day begins where the readers are, in UTC.

    Raises :class:`Refused` for what is no day, or none to come.
    """
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        place = ZoneInfo("UTC")
    day = day_of(text, "first", "future")
    start = datetime.combine(day, time(), place).astimezone(UTC)
    if start <= now:
        raise Refused("refuse-digest-until", day=day.isoformat())
    return start
