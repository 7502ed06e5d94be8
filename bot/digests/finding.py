"""The subscription and the topics that somebody means, and what they are offered to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import discord
from discord.app_commands import Choice

from bot.cards.limits import CHOICE, CHOICES
from bot.cards.subscriptions import Order, choice_of
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import group_of, is_curator, offload_of
from bot.topics.finding import find_named, nearest, topics_for
from knowledge import Library, Subscription, Topic, UnknownTopic

Interaction = discord.Interaction[Any]


async def orders_of(interaction: Interaction) -> tuple[str, tuple[Order, ...]]:
    """Return the group, and the subscriptions that somebody may change: all that they may see.

    Their own that come to them in private, and for a curator those of channels.
    """
    group_id, curates = await group_of(interaction), await is_curator(interaction)
    return group_id, await offload_of(interaction).quick(
        _orders, group_id, str(interaction.user.id), curates=curates
    )


async def order_named(interaction: Interaction, named: str) -> tuple[str, Order]:
    """Return the group and the subscription of a number. Raises :class:`Refused` for no such."""
    group_id, orders = await orders_of(interaction)
    wanted = named.strip().lstrip("#")
    found = next((one for one in orders if str(one.of.number) == wanted), None)
    if found is None:
        raise Refused("refuse-digest-number", named=named)
    return group_id, found


def order_of(library: Library, group_id: str, subscription: Subscription) -> Order:
    """Return a subscription with those of its topics that are there."""
    (order,) = ordered([subscription], topics_for(library, group_id, subscription.owner))
    return order


def ordered(subscriptions: Iterable[Subscription], topics: Iterable[Topic]) -> tuple[Order, ...]:
    """Return subscriptions with those of their topics that are among some."""
    known = {one.number: one for one in topics}
    return tuple(
        Order(one, tuple(known[number] for number in one.topics if number in known))
        for one in subscriptions
    )


def topics_named(
    library: Library, group_id: str, who: str, texts: Iterable[str | None], *, private: bool
) -> tuple[Topic, ...]:
    """Return the topics of these names, each once; a text may hold several with commas between.

    A topic whose own name holds a comma is found too. A member's own come first
    where the digest is ``private`` to them, and cannot be meant elsewhere.
    Raises :class:`Refused` for what is no topic, and for no name at all.
    """
    found = [one for text in texts if text for one in _named(library, group_id, who, text)]
    if not found:
        raise Refused("refuse-digest-topics")
    if not private:
        found = [_open(library, group_id, one) for one in found]
    return tuple({one.number: one for one in found}.values())


async def subscriptions(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the subscriptions that somebody may change, those whose name holds what was typed."""
    _, orders = await orders_of(interaction)
    say = words_for(interaction.locale)
    named = [(choice_of(say, one, _channel(interaction, one)), one) for one in orders]
    fitting = [(name, one) for name, one in named if typed.casefold() in name.casefold()]
    return [Choice(name=name, value=str(one.of.number)) for name, one in fitting[:CHOICES]]


async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the topics that the last name typed is nearest to, behind those named before."""
    group_id, owner = await group_of(interaction), str(interaction.user.id)
    before, comma, last = typed.rpartition(",")
    start = f"{before.strip()}, " if comma else ""
    names = await offload_of(interaction).quick(_near, group_id, owner, last.strip())
    whole = [f"{start}{name}" for name in names]
    return [Choice(name=one, value=one) for one in whole if len(one) <= CHOICE]


def _orders(library: Library, group_id: str, owner: str, *, curates: bool) -> tuple[Order, ...]:
    own = library.subscriptions(group_id, owner=owner)
    every = library.subscriptions(group_id) if curates else ()
    found = (*(one for one in every if not one.personal), *own)
    return ordered(found, topics_for(library, group_id, owner))


def _named(library: Library, group_id: str, who: str, text: str) -> Sequence[Topic]:
    try:
        return [find_named(library, group_id, who, text.strip())]
    except Refused:
        names = [one.strip() for one in text.split(",") if one.strip()]
        if len(names) <= 1:
            raise
        return [find_named(library, group_id, who, one) for one in names]


def _open(library: Library, group_id: str, topic: Topic) -> Topic:
    """Return the group's topic of that name. Raises :class:`Refused` where there is none."""
    if topic.owner is None:
        return topic
    try:
        return library.topic(group_id, topic.name)
    except UnknownTopic as error:
        raise Refused("refuse-digest-private-topic", topic=topic.name) from error


def _near(library: Library, group_id: str, who: str, typed: str) -> list[str]:
    known = topics_for(library, group_id, who)
    return list(dict.fromkeys(one.name for one in nearest(known, typed, CHOICES)))


def _channel(interaction: Interaction, order: Order) -> str | None:
    guild = interaction.guild
    if guild is None or order.of.personal:
        return None
    channel = guild.get_channel_or_thread(int(order.of.destination))
    return channel.name if channel else None
