"""/digest subscribe: what is new on some topics, where and when it is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Transform

from bot.cards.subscriptions import Order
from bot.catalogue import words_for
from bot.commands.described import described
from bot.commands.digest.family import Entries, Named, Topics, Zone, digest, with_order_options
from bot.digests.asked import Looks, When
from bot.digests.changing import Made, show_order
from bot.digests.finding import topics_named
from bot.digests.places import Destination, Place, place_of, require_postable
from bot.refusals import Refused
from bot.service import group_of, is_curator, offload_of
from knowledge import Library, Subscription

Interaction = discord.Interaction[Any]


@digest.command(name="subscribe", description=described("digest-subscribe-description"))
@app_commands.describe(private=described("digest-private"))
@with_order_options
async def subscribe(
    interaction: Interaction,
    topics: Topics,
    destination: Transform[Place, Destination] | None = None,
    every: Named | None = None,
    at: Named | None = None,
    days: Named | None = None,
    timezone: Zone | None = None,
    private: bool | None = None,
    entries: Entries | None = None,
    empty: bool | None = None,
    headlines: bool | None = None,
    mention: discord.Role | None = None,
    apart: bool | None = None,
    topic2: Topics | None = None,
    topic3: Topics | None = None,
    topic4: Topics | None = None,
    topic5: Topics | None = None,
) -> None:
    """Subscribe a channel, or oneself, to topics."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    group_id = await group_of(interaction)
    place = await _place(interaction, destination, is_private=private)
    options = Looks(entries, empty, headlines, mention, apart).options()
    if place is not None:
        require_postable(place, words_for(interaction.locale), mention)
    elif mention is not None:
        raise Refused("refuse-digest-mention")
    wanted = Subscription(
        topics=(),
        destination=str(place.id if place else interaction.user.id),
        personal=place is None,
        owner=str(interaction.user.id),
        schedule=When(every, at, days).schedule(),
        zone=timezone or "",
        options=options,
    )
    named = (topics, topic2, topic3, topic4, topic5)
    made = await offload_of(interaction)(_subscribed, group_id, wanted, named)
    await show_order(interaction, group_id, "order-subscribed", made)


async def _place(
    interaction: Interaction, chosen: Place | None, *, is_private: bool | None
) -> Place | None:
    """Return where to post; ``None`` is in private. Raises :class:`Refused`.

    Where nothing was said, that is here for a curator, and in private for others.
    """
    if is_private and chosen is not None:
        raise Refused("refuse-digest-channel-private")
    if is_private or interaction.guild is None:
        return None
    if not await is_curator(interaction):
        if chosen is not None or is_private is False:
            raise Refused("refuse-digest-curators")
        return None
    return chosen or place_of(interaction.guild, interaction.channel)


def _subscribed(
    library: Library, group_id: str, wanted: Subscription, named: Sequence[str | None]
) -> Made:
    """Keep a subscription; return it, when it comes next, and what the history tells."""
    owner = wanted.owner if wanted.personal else None
    topics = topics_named(library, group_id, wanted.owner, named, private=wanted.personal)
    numbers = tuple(one.number for one in topics)
    zone = wanted.zone or _zone(library, group_id, owner)
    whole = replace(wanted, topics=numbers, zone=zone)
    made, entry = library.subscribe(group_id, whole, by=wanted.owner)
    return Order(made, topics), library.next_slots(made.schedule, made.zone), entry


def _zone(library: Library, group_id: str, owner: str | None) -> str:
    """Return the zone that a member used last for their own, or else the group's."""
    own = library.subscriptions(group_id, owner=owner) if owner else ()
    last = max(own, key=lambda one: one.number, default=None)
    return last.zone if last else library.settings(group_id).zone
