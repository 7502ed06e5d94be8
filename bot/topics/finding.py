"""Find the topic that somebody means, and tell whether it is theirs to change."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

import discord
from discord.app_commands import Choice

from bot.cards.limits import CHOICE, CHOICES, cut
from bot.catalogue import words_for
from bot.refusals import Refused
from bot.service import group_of, is_curator, offload_of, require_curator
from knowledge import Library, Topic, UnknownTopic, titles_like

Interaction = discord.Interaction[Any]
LONGEST_NAMED = 100
"""Characters of what may be typed for a topic."""
_NUMBER = re.compile(r"#(\d{1,9})")
_NEAREST = 3


async def topic_named(interaction: Interaction, named: str) -> Topic:
    """Return the topic of a name, the member's own first. Raises :class:`Refused` for none."""
    group_id = await group_of(interaction)
    return await offload_of(interaction).quick(find_named, group_id, whose(interaction), named)


async def names(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Offer the topics whose names are nearest to what was typed, the member's own among them."""
    group_id, say = await group_of(interaction), words_for(interaction.locale)
    known = await offload_of(interaction).quick(topics_for, group_id, whose(interaction))
    return [
        Choice(name=_label(one, say("topic-yours")), value=f"#{one.number}")
        for one in nearest(known, typed, CHOICES)
    ]


def topics_for(library: Library, group_id: str, who: str) -> tuple[Topic, ...]:
    """Return the topics that a member may look at: their own, and the group's."""
    return (*library.topics(group_id, owner=who), *library.topics(group_id))


def find_named(library: Library, group_id: str, who: str, named: str) -> Topic:
    """Return the topic of a name or a number. Raises :class:`Refused`, naming the nearest."""
    with suppress(UnknownTopic):
        return library.topic(group_id, named, owner=who)
    number = _NUMBER.fullmatch(named.strip())
    if number:
        with suppress(UnknownTopic, Refused):
            return numbered(library, group_id, who, int(number[1]))
    wanted = cut(named, LONGEST_NAMED)
    near = nearest(topics_for(library, group_id, who), named, _NEAREST)
    if near:
        told = ", ".join(f"“{one.name}”" for one in near)
        raise Refused("refuse-topic", named=wanted, nearest=told)
    raise Refused("refuse-topic-none", named=wanted)


def numbered(library: Library, group_id: str, who: str, number: int) -> Topic:
    """Return a topic by its number.

    Raises :class:`Refused` for one of somebody else's, :class:`UnknownTopic` for none.
    """
    found = library.topic_numbered(group_id, number)
    if found.owner not in {None, who}:
        raise Refused("refuse-topic-gone")
    return found


def nearest(topics: tuple[Topic, ...], typed: str, most: int) -> list[Topic]:
    """Return the topics whose names are nearest to what was typed."""
    by_number = {str(one.number): one for one in topics}
    named = [(str(one.number), one.name) for one in topics]
    return [by_number[number] for number, _ in titles_like(named, typed, most)]


def whose(interaction: Interaction) -> str:
    """Return whose private topics are meant: those of who asks."""
    return str(interaction.user.id)


async def may_change(interaction: Interaction, owner: str | None) -> bool:
    """Tell whether this person may change topics of this owner."""
    if owner is not None:
        return owner == whose(interaction)
    return interaction.guild_id is not None and await is_curator(interaction)


async def require_change(interaction: Interaction, owner: str | None) -> None:
    """Raise :class:`Refused` unless this person may change topics of this owner."""
    if await may_change(interaction, owner):
        return
    if owner is not None:
        raise Refused("refuse-topic-gone")
    await require_curator(interaction)


def _label(topic: Topic, yours: str) -> str:
    if topic.owner is None:
        return cut(topic.name, CHOICE)
    return f"{cut(topic.name, CHOICE - len(yours) - 3)} ({yours})"
